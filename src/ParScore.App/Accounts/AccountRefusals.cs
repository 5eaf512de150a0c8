namespace ParScore.App.Accounts;

/// <summary>Codes of what is refused about accounts, passwords and sessions.</summary>
public static class AccountRefusals
{
    /// <summary>Unknown, disabled, locked, or a wrong password: one answer, so that nobody learns which names there are.</summary>
    public const string SignIn = "sign-in-refused";

    /// <summary>The password is right, but no role is given at this time.</summary>
    public const string NoRole = "no-role-now";

    /// <summary>The session has ended: signed out, left alone too long, or ended by a change of the account.</summary>
    public const string SessionEnded = "session-ended";

    /// <summary>The password typed again is not the account's.</summary>
    public const string WrongPassword = "wrong-password";

    /// <summary>The code is wrong, or was used before.</summary>
    public const string WrongCode = "wrong-code";

    /// <summary>The step is not asked for (any more), such as a second enrolment.</summary>
    public const string StepNotOpen = "step-not-open";

    /// <summary>Too short for the role.</summary>
    public const string PasswordShort = "password-short";

    /// <summary>Longer than can be kept.</summary>
    public const string PasswordLong = "password-long";

    /// <summary>On the list of common passwords.</summary>
    public const string PasswordCommon = "password-common";

    /// <summary>Not on the list, and still guessed soon.</summary>
    public const string PasswordWeak = "password-weak";

    /// <summary>It holds the account's or the unit's name.</summary>
    public const string PasswordNamesAccount = "password-names-account";

    /// <summary>The new password is the old one.</summary>
    public const string PasswordSame = "password-same";

    /// <summary>The two typed passwords differ.</summary>
    public const string PasswordsDiffer = "passwords-differ";

    /// <summary>The name has characters that a name may not have, or is kept for the program.</summary>
    public const string NameNotAllowed = "name-not-allowed";

    /// <summary>Somebody has the name, perhaps written otherwise.</summary>
    public const string NameTaken = "name-taken";

    /// <summary>Họ tên is missing or too long.</summary>
    public const string DisplayName = "display-name";

    /// <summary>No e-mail address.</summary>
    public const string Email = "email-unreadable";

    /// <summary>There is no such account.</summary>
    public const string NotFound = "account-not-found";

    /// <summary>Nobody gives a role to oneself.</summary>
    public const string OwnRole = "own-role";

    /// <summary>Somebody must be able to mend accounts.</summary>
    public const string LastAdministrator = "last-administrator";

    /// <summary>The role works for a unit and none is named, or it works for none and one is named.</summary>
    public const string RoleUnit = "role-unit";

    /// <summary>There is no such unit.</summary>
    public const string UnitUnknown = "unit-unknown";

    /// <summary>The role cannot be given to a person: the operator is whoever works at the server.</summary>
    public const string RoleNotGiven = "role-not-given";

    /// <summary>It would end before it begins, or is over already.</summary>
    public const string Period = "membership-period";

    /// <summary>The account has this role for this unit at that time already.</summary>
    public const string RoleTwice = "role-twice";

    /// <summary>A reason is asked for.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>It is disabled already, or it is not.</summary>
    public const string AlreadySo = "already-so";

    /// <summary>Somebody changed the account meanwhile.</summary>
    public const string ChangedMeanwhile = "changed-meanwhile";

    /// <summary>The one-time link was used, is over, or never was.</summary>
    public const string LinkNotValid = "link-not-valid";

    /// <summary>There is an administrator, who creates accounts from now on.</summary>
    public const string AdministratorExists = "administrator-exists";

    /// <summary>One-click sign-in is for the trial record only.</summary>
    public const string TrialOnly = "trial-only";
}

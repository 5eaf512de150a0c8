using ParScore.App.Accounts;

namespace ParScore.Web.Security;

/// <summary>Addresses of pages that are linked from code.</summary>
internal static class Routes
{
    public const string SignIn = "/dang-nhap";
    public const string SecondFactor = "/dang-nhap/ma-xac-thuc";
    public const string Enrol = "/tai-khoan/xac-thuc";
    public const string Password = "/tai-khoan/mat-khau";
    public const string Accounts = "/quan-tri/tai-khoan";

    /// <summary>Where a step of the sign-in is done.</summary>
    public static string Of(SignInStep step) => step switch
    {
        SignInStep.None => "/",
        SignInStep.SecondFactor => SecondFactor,
        SignInStep.EnrolSecondFactor => Enrol,
        SignInStep.ChangePassword => Password,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "An unknown step."),
    };
}

namespace ParScore.App.Accounts;

/// <summary>What a person must do before anything else.</summary>
public enum SignInStep
{
    /// <summary>Nothing: signed in.</summary>
    None,

    /// <summary>Nhập mã xác thực.</summary>
    SecondFactor,

    /// <summary>Cài mã xác thực: one of the person's roles needs a second factor and there is none yet.</summary>
    EnrolSecondFactor,

    /// <summary>Đổi mật khẩu: somebody else knows it, because somebody else chose it.</summary>
    ChangePassword,
}

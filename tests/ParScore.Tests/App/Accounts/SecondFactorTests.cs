using NodaTime;
using ParScore.App.Accounts;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Accounts;

/// <summary>The second factor: who needs it, which code counts when, and that each counts once.</summary>
public sealed class SecondFactorTests
{
    // A step begins here: 30 seconds divide it.
    private static readonly Instant StepStart = Instant.FromUtc(2021, 2, 17, 3, 30);

    [Theory]
    [InlineData(Role.Officer, "SNV", SignInStep.None)]
    [InlineData(Role.Head, "SNV", SignInStep.None)]
    [InlineData(Role.Auditor, null, SignInStep.None)]
    [InlineData(Role.Coordinator, "SNV", SignInStep.EnrolSecondFactor)]
    [InlineData(Role.Approver, null, SignInStep.EnrolSecondFactor)]
    [InlineData(Role.Administrator, null, SignInStep.EnrolSecondFactor)]
    public async Task Sở_Nội_vụ_the_approver_and_administrators_set_one_up_before_anything_else(Role role, string? unit, SignInStep step)
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("nguoi.thu", role, unit);

        var token = await desk.SignInAsync("nguoi.thu");

        (await desk.Sessions.LookAsync(token))!.Step.ShouldBe(step);
        (await desk.Sessions.FindAsync(token) is not null).ShouldBe(step == SignInStep.None);
    }

    [Fact]
    public async Task One_of_several_roles_is_enough_to_need_it_even_in_the_midst_of_a_session()
    {
        using var desk = await AccountDesk.OpenAsync();
        var token = await desk.OfficerAsync();

        await desk.Accounts.GiveRoleAsync("lan.snv", new GivenRole { Role = Role.Coordinator, Unit = "SNV", From = desk.Clock.Now + Duration.FromMinutes(5) }, "QĐ 2", SmallRecord.Administrator, null);

        (await desk.Sessions.FindAsync(token)).ShouldNotBeNull();
        desk.Clock.Now += Duration.FromMinutes(5);
        (await desk.Sessions.FindAsync(token)).ShouldBeNull();
        (await desk.Sessions.LookAsync(token))!.Step.ShouldBe(SignInStep.EnrolSecondFactor);
    }

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public async Task A_code_counts_one_step_before_and_after_its_own(int seconds, bool counts)
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (_, key, _) = await desk.EnrolAsync("dieu.phoi");
        desk.Clock.Now = StepStart + Duration.FromSeconds(seconds);

        var outcome = await desk.SignIns.SecondFactorAsync(await desk.SignInAsync("dieu.phoi"), OneTimeCodes.At(key, StepStart));

        outcome.IsDone.ShouldBe(counts);
    }

    [Fact]
    public async Task A_code_counts_once_and_an_earlier_one_no_more()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (_, key, _) = await desk.EnrolAsync("dieu.phoi");
        desk.Clock.Now = StepStart;
        var (before, code) = (OneTimeCodes.At(key, StepStart - Duration.FromSeconds(30)), OneTimeCodes.At(key, StepStart));

        var first = await desk.SignIns.SecondFactorAsync(await desk.SignInAsync("dieu.phoi"), $" {code[..3]} {code[3..]} ");
        var again = await desk.SignIns.SecondFactorAsync(await desk.SignInAsync("dieu.phoi"), code);
        var earlier = await desk.SignIns.SecondFactorAsync(await desk.SignInAsync("dieu.phoi"), before);

        first.IsDone.ShouldBeTrue();
        again.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.WrongCode);
        again.Refusals[0].Message.ShouldBeASentence();
        earlier.Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.WrongCode);
    }

    [Fact]
    public async Task The_code_of_the_enrolment_does_not_sign_in_again()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (_, key, _) = await desk.EnrolAsync("dieu.phoi");

        (await desk.SignIns.SecondFactorAsync(await desk.SignInAsync("dieu.phoi"), OneTimeCodes.At(key, desk.Clock.Now))).IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task Wrong_codes_lock_though_the_password_is_right_each_time()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (open, key, _) = await desk.EnrolAsync("dieu.phoi");
        desk.Clock.Now += Duration.FromMinutes(2);

        for (var i = 0; i < 4; i++)
        {
            var token = await desk.SignInAsync("dieu.phoi");
            (await desk.SignIns.SecondFactorAsync(token, "12345")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.WrongCode);
        }

        var last = await desk.SignInAsync("dieu.phoi");
        (await desk.SignIns.SecondFactorAsync(last, "12345")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.SignIn);

        (await desk.SignIns.SecondFactorAsync(last, OneTimeCodes.At(key, desk.Clock.Now))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.SessionEnded);
        (await desk.SignIns.SignInAsync("dieu.phoi", AccountDesk.Password)).IsDone.ShouldBeFalse();
        // Guessing from outside does not throw out who is in.
        (await desk.Sessions.FindAsync(open)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_recovery_code_stands_for_it_once()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var (_, _, codes) = await desk.EnrolAsync("dieu.phoi");

        codes.Count.ShouldBe(10);
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
        (await desk.SignIns.RecoveryCodeAsync(await desk.SignInAsync("dieu.phoi"), codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal))).IsDone.ShouldBeTrue();
        (await desk.SignIns.RecoveryCodeAsync(await desk.SignInAsync("dieu.phoi"), codes[3])).IsDone.ShouldBeFalse();
        (await desk.SignIns.RecoveryCodeAsync(await desk.SignInAsync("dieu.phoi"), "")).IsDone.ShouldBeFalse();
        (await desk.SignIns.RecoveryCodeAsync(await desk.SignInAsync("dieu.phoi"), codes[4])).IsDone.ShouldBeTrue();
        (await desk.Sessions.FindAsync((await desk.SignIns.RecoveryCodeAsync(await desk.SignInAsync("dieu.phoi"), codes[5])).Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_key_stays_the_same_until_its_first_code_and_then_is_never_shown_again()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var token = await desk.SignInAsync("dieu.phoi");

        var first = await desk.SignIns.BeginEnrolmentAsync(token);
        var second = await desk.SignIns.BeginEnrolmentAsync(token);
        var done = await desk.SignIns.ConfirmEnrolmentAsync(token, OneTimeCodes.At(first!.Value.Key, desk.Clock.Now));

        second.ShouldBe(first);
        first.Value.Link.ShouldBe($"otpauth://totp/ParScore:dieu.phoi?secret={first.Value.Key}&issuer=ParScore&digits=6&period=30");
        (await desk.SignIns.BeginEnrolmentAsync(done.Token)).ShouldBeNull();
        (await desk.SignIns.ConfirmEnrolmentAsync(done.Token, "123456")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(AccountRefusals.StepNotOpen);
    }

    [Fact]
    public async Task A_step_gives_a_new_token_and_the_old_one_is_over()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        var before = await desk.SignInAsync("dieu.phoi");
        var (key, _) = (await desk.SignIns.BeginEnrolmentAsync(before))!.Value;

        var after = await desk.SignIns.ConfirmEnrolmentAsync(before, OneTimeCodes.At(key, desk.Clock.Now));

        (await desk.Sessions.LookAsync(before)).ShouldBeNull();
        (await desk.Sessions.FindAsync(after.Token)).ShouldNotBeNull();
    }

    /// <summary>RFC 6238, appendix B, cut to six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        OneTimeCodes.At(OtpNet.Base32Encoding.ToString("12345678901234567890"u8.ToArray()), Instant.FromUnixTimeSeconds(seconds)).ShouldBe(code);
}

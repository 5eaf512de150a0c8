using ParScore.App.Accounts;

namespace ParScore.Tests.App.Accounts;

/// <summary>A secret swapped in the database, or a session slipped in, is found though neither stands in the journal.</summary>
public sealed class SecretCheckTests
{
    [Theory]
    [InlineData("update account_secret set password_hash = (select password_hash from account_secret where account = 'ke.gian') where account = 'dieu.phoi'", "account_secret dieu.phoi")]
    [InlineData("update account_secret set security_stamp = 'x' where account = 'dieu.phoi'", "account_secret dieu.phoi")]
    [InlineData("update account_secret set authenticator_key = 'JBSWY3DPEHPK3PXP' where account = 'dieu.phoi'", "account_secret dieu.phoi")]
    [InlineData("update account_secret set second_factor = 0 where account = 'dieu.phoi'", "account_secret dieu.phoi")]
    [InlineData("update account_secret set recovery_codes = 'x' where account = 'dieu.phoi'", "account_secret dieu.phoi")]
    [InlineData("delete from account_secret where account = 'dieu.phoi'", "account_secret dieu.phoi")]
    [InlineData("insert into session (token_hash, account, membership, security_stamp, created_at, last_seen_at, second_factor_at) select '0000000000000000000000000000000000000000000000000000000000000000', account, membership, security_stamp, created_at, last_seen_at, created_at from session where account = 'dieu.phoi' limit 1", "session dieu.phoi")]
    [InlineData("update session set account = 'dieu.phoi', security_stamp = (select security_stamp from account_secret where account = 'dieu.phoi') where account = 'ke.gian'", "session dieu.phoi")]
    [InlineData("update account set must_change_password = 1 where name = 'dieu.phoi'", "account {\"name\":\"dieu.phoi\"}")]
    [InlineData("update membership set role = 'administrator', unit = null where account = 'ke.gian'", "membership {\"account\":\"ke.gian\",\"number\":1}")]
    public async Task It_is_found(string edit, string name)
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("dieu.phoi", Role.Coordinator, "SNV");
        await desk.AddAsync("ke.gian", Role.Officer, "STC");
        await desk.EnrolAsync("dieu.phoi");
        await desk.SignInAsync("ke.gian");
        desk.Database.Dispose();
        (await desk.Record.VerifyAsync()).Problems.ShouldBeEmpty();

        desk.Record.Edit(edit);

        (await desk.Record.VerifyAsync()).Problems.Select(p => p.Name).ShouldBe([name]);
    }

    [Fact]
    public async Task What_only_counts_tries_is_no_secret()
    {
        using var desk = await AccountDesk.OpenAsync();
        await desk.AddAsync("lan.snv", Role.Officer, "SNV");
        for (var i = 0; i < 7; i++)
        {
            await desk.SignIns.SignInAsync("lan.snv", "sai");
        }

        (await desk.Record.VerifyAsync()).Problems.ShouldBeEmpty();
    }
}

using System.Diagnostics;
using System.Globalization;
using ParScore.App.Reminders;
using ParScore.App.Storage;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Reminders;

/// <summary>A letter as a real mail server (Debian's python3-aiosmtpd) takes it, on this machine.</summary>
public sealed class RealMailServerTests
{
    private const string Server = """
        import email, email.policy, sys
        from aiosmtpd.controller import Controller
        class Taker:
            async def handle_DATA(self, server, session, envelope):
                letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
                text = letter.get_content().replace('\r', '').replace('\n', '|')
                print(f"{envelope.mail_from} > {','.join(envelope.rcpt_tos)} > {letter['subject']} > {letter['message-id']} > {text}", flush=True)
                return '250 Taken'
        controller = Controller(Taker(), hostname='127.0.0.1', port=int(sys.argv[1]))
        controller.start()
        print('ready', flush=True)
        sys.stdin.read()
        controller.stop()
        """;

    [ToolFact("/usr/lib/python3/dist-packages/aiosmtpd/__init__.py")]
    public async Task It_arrives_with_its_Vietnamese_words()
    {
        var port = FakeSmtp.ClosedPort();
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Server, port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false, StandardOutputEncoding = System.Text.Encoding.UTF8, Environment = { ["PYTHONIOENCODING"] = "utf-8" } })!;
        try
        {
            (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
            var smtp = new SmtpSettings { Host = "127.0.0.1", Port = port, From = "doandoc@snv.vn", Security = SmtpSecurity.None };
            using var desk = new CampaignDesk(new DataSettings { Smtp = smtp, UnitMail = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["STC"] = ["vanthu@stc.vn"] } });
            await desk.OpenAsync();
            desk.Clock.Now = CampaignDesk.At("2021-02-17T08:00+07");
            await new ReminderService(desk.Database, new SettingsUnitAddresses(desk.Database.Settings), desk.Clock).WorkAsync();

            (await new MailService(desk.Database, new SmtpMailSender(smtp), desk.Clock).WorkAsync()).ShouldBe(1);

            var arrived = (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull().Split(" > ");
            arrived[..3].ShouldBe(["doandoc@snv.vn", "vanthu@stc.vn", "Đôn đốc tự chấm điểm – Kỳ thử năm 2020"]);
            arrived[3].ShouldMatch("^<[0-9a-f]{32}@snv.vn>$");
            arrived[4].ShouldStartWith("Kính gửi: Sở Tài chính||Còn 1 ngày: đơn vị chưa nộp phiếu tự đánh giá (Kỳ thử năm 2020). Còn 2 tiêu chí chưa kê khai;");
            arrived[4].ShouldContain("||BỘ TIÊU CHÍ ĐANG SOẠN THẢO||Thư do phần mềm ParScore của tỉnh tự gửi;");
        }
        finally
        {
            process.StandardInput.Close();
            process.WaitForExit(10_000).ShouldBeTrue();
        }
    }
}

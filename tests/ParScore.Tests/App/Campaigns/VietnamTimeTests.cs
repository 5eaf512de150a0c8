using System.Globalization;
using NodaTime;
using ParScore.App.Campaigns;

namespace ParScore.Tests.App.Campaigns;

/// <summary>Instants and lengths of time as they are said in the office.</summary>
public sealed class VietnamTimeTests
{
    [Theory]
    [InlineData("2021-02-18T17:00:00Z", "hết ngày 18/02/2021 (giờ Việt Nam)")]
    [InlineData("2021-02-28T17:00:00Z", "hết ngày 28/02/2021 (giờ Việt Nam)")]
    [InlineData("2020-12-31T17:00:00Z", "hết ngày 31/12/2020 (giờ Việt Nam)")]
    [InlineData("2021-02-18T10:00:00Z", "trước 17:00 ngày 18/02/2021 (giờ Việt Nam)")]
    [InlineData("2021-02-18T17:00:01Z", "trước 00:00 ngày 19/02/2021 (giờ Việt Nam)")]
    public void A_deadline_at_midnight_is_the_end_of_the_day_before(string due, string shown) =>
        VietnamTime.ShowDeadline(At(due)).ShouldBe(shown);

    [Theory]
    [InlineData("2021-02-19T02:12:00Z", "09:12 ngày 19/02/2021", "09:12 19/02/2021")]
    [InlineData("2021-02-18T16:59:59Z", "23:59 ngày 18/02/2021", "23:59 18/02/2021")]
    [InlineData("2020-12-31T17:00:00Z", "00:00 ngày 01/01/2021", "00:00 01/01/2021")]
    public void An_instant_is_shown_in_the_time_of_Hanoi(string instant, string shown, string inTables)
    {
        VietnamTime.Show(At(instant)).ShouldBe(shown);
        VietnamTime.ShowShort(At(instant)).ShouldBe(inTables);
    }

    [Theory]
    [InlineData(0, "dưới 1 phút")]
    [InlineData(59, "dưới 1 phút")]
    [InlineData(60, "1 phút")]
    [InlineData(59 * 60, "59 phút")]
    [InlineData(3600, "1 giờ")]
    [InlineData((9 * 3600) + (12 * 60), "9 giờ 12 phút")]
    [InlineData((24 * 3600) - 1, "23 giờ 59 phút")]
    [InlineData(24 * 3600, "1 ngày")]
    [InlineData(51 * 3600, "2 ngày 3 giờ")]
    public void A_length_of_time_is_said_in_its_two_largest_units(int seconds, string shown) =>
        VietnamTime.Show(Duration.FromSeconds(seconds)).ShouldBe(shown);

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");

            VietnamTime.Show(At("2021-02-19T02:12:00Z")).ShouldBe("09:12 ngày 19/02/2021");
            VietnamTime.ShowDeadline(At("2021-02-18T17:00:00Z")).ShouldBe("hết ngày 18/02/2021 (giờ Việt Nam)");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}

using NodaTime;
using ParScore.App.Reminders;
using ParScore.Tests.App.Campaigns;

namespace ParScore.Tests.App.Reminders;

/// <summary>When units are reminded: 08:00 in Vietnam, whatever the machine's own zone says, counted back from the last day.</summary>
public sealed class OccasionsTests
{
    [Theory]
    // QĐ 320: "đến hết ngày 18/02/2021".
    [InlineData("2021-02-19T00:00+07", "2021-02-11T08:00+07", "2021-02-15T08:00+07", "2021-02-17T08:00+07", "2021-02-18T08:00+07")]
    // Due in the afternoon: that day is the last one.
    [InlineData("2021-02-18T17:00+07", "2021-02-11T08:00+07", "2021-02-15T08:00+07", "2021-02-17T08:00+07", "2021-02-18T08:00+07")]
    // The same instant said in UTC: in Vietnam it is already the 19th.
    [InlineData("2021-02-18T20:00+00", "2021-02-12T08:00+07", "2021-02-16T08:00+07", "2021-02-18T08:00+07", "2021-02-19T00:00+07")]
    // Due before the offices open, or with them: the day's first instant, so that "ngày cuối" never comes after the due instant.
    [InlineData("2021-02-18T08:00+07", "2021-02-11T08:00+07", "2021-02-15T08:00+07", "2021-02-17T08:00+07", "2021-02-18T00:00+07")]
    [InlineData("2021-02-18T08:01+07", "2021-02-11T08:00+07", "2021-02-15T08:00+07", "2021-02-17T08:00+07", "2021-02-18T08:00+07")]
    // A leap day: 29/02/2024 is the last day, and a day before 01/03.
    [InlineData("2024-03-01T00:00+07", "2024-02-22T08:00+07", "2024-02-26T08:00+07", "2024-02-28T08:00+07", "2024-02-29T08:00+07")]
    [InlineData("2024-03-02T00:00+07", "2024-02-23T08:00+07", "2024-02-27T08:00+07", "2024-02-29T08:00+07", "2024-03-01T08:00+07")]
    [InlineData("2023-03-02T00:00+07", "2023-02-22T08:00+07", "2023-02-26T08:00+07", "2023-02-28T08:00+07", "2023-03-01T08:00+07")]
    public void Each_occasion_has_its_moment(string due, string seven, string three, string one, string day)
    {
        var at = CampaignDesk.At(due);

        Enum.GetValues<Occasion>().Select(o => Occasions.MomentOf(o, at)).ShouldBe([CampaignDesk.At(seven), CampaignDesk.At(three), CampaignDesk.At(one), CampaignDesk.At(day), at]);
    }

    [Theory]
    [InlineData("2021-02-19T00:00+07", 18)]
    [InlineData("2021-02-19T00:01+07", 19)]
    public void The_last_day_is_the_one_before_a_midnight(string due, int day) => Occasions.LastDayOf(CampaignDesk.At(due)).ShouldBe(new LocalDate(2021, 2, day));
}

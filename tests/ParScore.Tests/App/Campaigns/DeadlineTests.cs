using NodaTime;
using ParScore.App.Campaigns;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Campaigns;

/// <summary>"Chậm nhất đến hết ngày 18 tháng 02 năm 2021" (QĐ 320, III.1), to the millisecond and in any zone.</summary>
public sealed class DeadlineTests
{
    private static readonly Deadline Deadline = new() { Step = DeadlineStep.SelfScore, Name = "Tự đánh giá", Due = Instant.FromUtc(2021, 2, 18, 17, 0) };

    [Fact]
    public void The_last_millisecond_of_the_day_is_in_time()
    {
        Deadline.LateBy(Deadline.Due - Duration.FromMilliseconds(1)).ShouldBeNull();
        Deadline.LateBy(Deadline.Due - Duration.FromNanoseconds(1)).ShouldBeNull();
        Deadline.LateBy(Instant.FromUtc(2021, 1, 1, 0, 0)).ShouldBeNull();
    }

    [Fact]
    public void Midnight_is_late_by_nothing_yet_and_the_next_millisecond_by_one()
    {
        Deadline.LateBy(Deadline.Due).ShouldBe(Duration.Zero);
        Deadline.LateBy(Deadline.Due + Duration.FromMilliseconds(1)).ShouldBe(Duration.FromMilliseconds(1));
    }

    [Theory]
    [InlineData("2021-02-18T23:59:59.999+07:00", true)]
    [InlineData("2021-02-19T00:00:00+07:00", false)]
    [InlineData("2021-02-18T24:00:00+07:00", false)]
    [InlineData("2021-02-18T16:59:59.999Z", true)]
    [InlineData("2021-02-18T17:00:00Z", false)]
    [InlineData("2021-02-18T11:59:59.999-05:00", true)]
    [InlineData("2021-02-18T12:00:00-05:00", false)]
    [InlineData("2021-02-19T01:59:59.999+09:00", true)]
    [InlineData("2021-02-19T02:00:00+09:00", false)]
    public void A_submission_is_judged_by_its_instant_and_not_by_the_clock_on_its_wall(string submittedAt, bool inTime)
    {
        var json = JsonEdit.Change(CampaignCopy.SampleText("answers/STP.json"), "/submittedAt", $"\"{submittedAt}\"");
        var (answers, faults) = ParScore.App.Submissions.AnswersFile.Read(System.Text.Encoding.UTF8.GetBytes(json), "answers/STP.json", CampaignCopy.Context);

        faults.ShouldBeEmpty();
        (CampaignCopy.Plan.FindDeadline(DeadlineStep.SelfScore)!.LateBy(answers!.SubmittedAt!.Value) is null).ShouldBe(inTime);
    }
}

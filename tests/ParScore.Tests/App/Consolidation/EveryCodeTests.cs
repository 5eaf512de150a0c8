using System.Reflection;
using ParScore.App;
using ParScore.App.Consolidation;
using ParScore.Scoring;

namespace ParScore.Tests.App.Consolidation;

/// <summary>
/// Each code with which a campaign's files can be faulted or refused is earned by one change to the sample; the finding is
/// located, and everything that the change does not touch is scored as before.
/// </summary>
public sealed class EveryCodeTests
{
    /// <summary>In <see cref="Case.Touched"/>: all leaves that this unit answers.</summary>
    private const string AllOfStp = "all of STP";

    private static readonly Case[] Cases =
    [
        // Files as a whole.
        new(AppFaultCodes.OtherCampaign, "answers/STP.json", "/campaign", null, AllOfStp, c => c.Change("answers/STP.json", "/campaign", "\"quang-binh-2020\"")),
        new(RefusalCodes.OtherSet, "answers/STP.json", "/set", null, AllOfStp, c => c.Change("answers/STP.json", "/set/version", "\"2019\"")),
        new(FaultCodes.UnitUnknown, "answers/STP.json", "/unit", null, AllOfStp, c => c.Change("answers/STP.json", "/unit", "\"SYT\"")),
        new(AppFaultCodes.AnswersMissing, "answers/STP.json", "", null, AllOfStp, c => File.Delete(c.PathOf("answers/STP.json"))),
        new(FaultCodes.JsonSyntax, "answers/STP.json", "", null, AllOfStp, c => File.WriteAllText(c.PathOf("answers/STP.json"), c.Text("answers/STP.json").Replace("\"unit\":", "\"unit\"", StringComparison.Ordinal))),
        new(AppFaultCodes.NotTheCoordinator, "entered.json", "/enteredBy", null, "2.4.1 2.4.2 2.4.3 2.4.4 4.4.1 4.4.2 4.4.3 5.7.1 5.7.2 5.7.3 5.7.4 5.7.5 6.4.1 6.4.2 6.4.3 7.5.1 7.5.2 7.5.3 8.1", c => c.Change("entered.json", "/enteredBy", "\"STC\"")),

        new(AppFaultCodes.EnteredMissing, "entered.json", "", null, "2.4.1 2.4.2 2.4.3 2.4.4 4.4.1 4.4.2 4.4.3 5.7.1 5.7.2 5.7.3 5.7.4 5.7.5 6.4.1 6.4.2 6.4.3 7.5.1 7.5.2 7.5.3 8.1", c => File.Delete(c.PathOf("entered.json"))),

        // Parts of a file; the rest of it counts.
        new(AppFaultCodes.NotAnInstant, "answers/STP.json", "/submittedAt", null, "", c => c.Change("answers/STP.json", "/submittedAt", "\"2021-02-17T10:25:00\"")),
        new(AppFaultCodes.Twice, "answers/STP.json", "/documents/1", null, "", c => c.Change("answers/STP.json", "/documents/1/id", "\"STP-01\"")),
        new(AppFaultCodes.DocumentUnknown, "answers/STP.json", "/answers/1/evidence/0/document", "2.1.1", "", c => c.Change("answers/STP.json", "/answers/1/evidence/0/document", "\"STP-99\"")),
        new(AppFaultCodes.DocumentFile, "answers/STP.json", "/documents/0/file", null, "", c => File.Delete(c.PathOf("documents/STP-01.pdf"))),
        new(AppFaultCodes.DocumentContent, "answers/STP.json", "/documents/0/file", null, "", c => File.WriteAllText(c.PathOf("documents/STP-01.pdf"), "không phải PDF")),
        new(AppFaultCodes.NotALeaf, "answers/STP.json", "/answers/1/leaf", "2.1", "2.1.1", c => c.Change("answers/STP.json", "/answers/1/leaf", "\"2.1\"")),
        new(RefusalCodes.LeafUnknown, "answers/STP.json", "/answers/1/leaf", null, "2.1.1", c => c.Change("answers/STP.json", "/answers/1/leaf", "\"9.9\"")),
        new(RefusalCodes.NotAssigned, "answers/STP.json", "/answers/1", "1.1", "2.1.1", c => c.Change("answers/STP.json", "/answers/1/leaf", "\"1.1\"")),
        new(RefusalCodes.EnteredByUnit, "answers/STP.json", "/answers/1", "2.4.1", "2.1.1", c => c.Change("answers/STP.json", "/answers/1/leaf", "\"2.4.1\"")),
        new(RefusalCodes.AnsweredTwice, "answers/STP.json", "/answers/7", "2.1.2", "", c => c.Change("answers/STP.json", "/answers/-", "{ \"leaf\": \"2.1.2\", \"figures\": { \"met\": false } }")),
        new(AppFaultCodes.EvidenceMissing, "answers/STP.json", "/answers/2", "2.1.2", "", c => c.Change("answers/STP.json", "/answers/2/evidence", "[]")),
        new(AppFaultCodes.InitiativeMissing, "answers/STP.json", "/initiatives", null, "", c => c.Change("answers/STP.json", "/initiatives/0/cost", null)),

        // Figures: the leaf stays open.
        new(RefusalCodes.FigureUnknown, "answers/STP.json", "/answers/1/figures/count", "2.1.1", "2.1.1", c => c.Change("answers/STP.json", "/answers/1/figures/count", "\"3\"")),
        new(RefusalCodes.FigureWrongKind, "answers/STP.json", "/answers/1/figures/choice", "2.1.1", "2.1.1", c => c.Change("answers/STP.json", "/answers/1/figures/choice", "true")),
        new(RefusalCodes.ChoiceUnknown, "answers/STP.json", "/answers/1/figures/choice", "2.1.1", "2.1.1", c => c.Change("answers/STP.json", "/answers/1/figures/choice", "\"bốn\"")),
        new(RefusalCodes.FigureNegative, "answers/SNV.json", "/answers/0/figures/numerator", "1.1", "1.1", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"-1\"")),
        new(RefusalCodes.FigureAmbiguous, "answers/STC.json", $"{CampaignCopy.AnswerTo("STC", "8.4")}/figures/plan", "8.4", "8.4", c => c.Change("answers/STC.json", $"{CampaignCopy.AnswerTo("STC", "8.4")}/figures/plan", "\"3.450\"")),
        new(RefusalCodes.FigureUnreadable, "answers/SNV.json", "/answers/0/figures/numerator", "1.1", "1.1", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"1.234,5\"")),
        new(RefusalCodes.NumeratorAboveDenominator, "answers/SNV.json", "/answers/0/figures/numerator", "1.1", "1.1", c => c.Change("answers/SNV.json", "/answers/0/figures/numerator", "\"65\"")),
        new(RefusalCodes.DenominatorZero, "answers/SNV.json", "/answers/0/figures/denominator", "1.1", "1.1", c => c.Change("answers/SNV.json", "/answers/0/figures", "{ \"numerator\": \"0\", \"denominator\": \"0\" }")),
        new(RefusalCodes.NotApplicableRefused, "answers/SNV.json", "/answers/0", "1.1", "1.1", c =>
        {
            c.Change("answers/SNV.json", "/answers/0/figures", null);
            c.Change("answers/SNV.json", "/answers/0/notApplicable", "\"Trong năm không có kế hoạch.\"");
        }),
        new(RefusalCodes.FigureNotWhole, "answers/SNV.json", "/answers/6/figures/count", "1.5", "1.5", c => c.Change("answers/SNV.json", "/answers/6/figures/count", "\"1,5\"")),
        new(RefusalCodes.ItemUnknown, "answers/SNV.json", "/answers/13/figures/items", "4.3.1", "4.3.1", c => c.Change("answers/SNV.json", "/answers/13/figures/items/y-te", "\"met\"")),
        new(RefusalCodes.FigureTooSmall, "answers/SKHDT.json", $"{CampaignCopy.AnswerTo("SKHDT", "8.5")}/figures/actual", "8.5", "8.5", c => c.Change("answers/SKHDT.json", $"{CampaignCopy.AnswerTo("SKHDT", "8.5")}/figures/actual", "\"-200\"")),
        new(RefusalCodes.FigureTooLarge, "entered.json", "/values/0/points", "2.4.1", "2.4.1", c => c.Change("entered.json", "/values/0/points", "\"1.26\"")),

        // The plan: nothing can be scored against it.
        new(AppFaultCodes.YearNotServed, "plan.json", "/indexYear", null, null, c => c.Change("plan.json", "/indexYear", "2019")),
        new(AppFaultCodes.LockedBeforeDue, "plan.json", "/deadlines/0/locked", null, null, c => c.Change("plan.json", "/deadlines/0/locked", "\"2021-02-18T23:59:59+07:00\"")),
        new(AppFaultCodes.NotAssignedToAnyone, "plan.json", "/assignments", "1.1", null, c => c.Change("plan.json", "/assignments/0", null)),
        new(AppFaultCodes.AssignedThoughEntered, "plan.json", "/assignments/84", "2.4.1", null, c => c.Change("plan.json", "/assignments/-", "{ \"leaf\": \"2.4.1\", \"lead\": \"STP\" }")),
    ];

    public static TheoryData<string> Codes => [.. Cases.Select(c => c.Code)];

    [Fact]
    public void Every_code_there_is_has_its_case() =>
        new[] { typeof(AppFaultCodes), typeof(RefusalCodes) }
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => (string)f.GetRawConstantValue()!)
            .Except(Cases.Select(c => c.Code), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_earned_at_its_place_and_the_rest_survives(string code)
    {
        var (_, file, pointer, row, touched, change) = Cases.Single(c => c.Code.Is(code));
        using var campaign = new CampaignCopy();
        change(campaign);

        var (result, faults) = campaign.Load();

        var findings = result?.Findings ?? faults;
        var found = findings.Where(f => f.Fault.Code.Is(code)).ToArray();
        var (inFile, fault) = found.Where(f => f.Fault.Pointer.Is(pointer) && f.File.EndsWith(file, StringComparison.Ordinal)).ShouldHaveSingleItem(string.Join('\n', findings));
        inFile.Replace(campaign.Folder + "/", "", StringComparison.Ordinal).ShouldBe(file);
        fault.Row.ShouldBe(row);
        fault.Message.ShouldBeASentence();
        if (code is not (AppFaultCodes.AnswersMissing or AppFaultCodes.EnteredMissing or FaultCodes.JsonSyntax or AppFaultCodes.InitiativeMissing))
        {
            fault.ShouldPointInto(campaign.Text(file));
        }

        Changed(result).ShouldBe(touched is AllOfStp ? "1.5 2.1.1 2.1.2 2.2.1 2.2.2 2.3.1 2.3.2" : touched);
    }

    /// <summary>The codes of the leaves whose score is no longer that of the sample; null without a result.</summary>
    private static string? Changed(ProvinceResult? result) => result is null
        ? null
        : string.Join(' ', result.Lines.Zip(CampaignCopy.Sample.Lines).Where(p => p.First.Score.State != p.Second.Score.State || p.First.Score.Points != p.Second.Score.Points || p.First.Score.Max != p.Second.Score.Max).Select(p => p.First.Leaf.Code));

    /// <param name="Code">The code that is earned.</param>
    /// <param name="File">Where it is found.</param>
    /// <param name="Pointer">Where in the file.</param>
    /// <param name="Row">The printed code of the row.</param>
    /// <param name="Touched">The leaves that lose or change their score; null when there is no result at all.</param>
    /// <param name="Change">What somebody did wrong.</param>
    private sealed record Case(string Code, string File, string Pointer, string? Row, string? Touched, Action<CampaignCopy> Change);
}

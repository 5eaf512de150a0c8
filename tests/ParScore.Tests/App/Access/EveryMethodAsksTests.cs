using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Approvals;
using ParScore.App.Campaigns;
using ParScore.App.Journal;
using ParScore.App.Ministry;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Reviews;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.App.Submissions.Entered;
using ParScore.App.Submissions.LastYear;
using ParScore.App.Submissions.Waivers;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.Tests.App.Access;

/// <summary>
/// Every public method that a person acts through is called by somebody whose role does not do it, found by reflection so that none is forgotten: each asks the
/// guard, each refuses, none leaves a trace.
/// </summary>
public sealed class EveryMethodAsksTests
{
    // Whoever may read the plan may read these; that units do not see a campaign being prepared has a test below.
    private static readonly string[] OfThePlan = ["CampaignListService.ListAsync", "CampaignReadService.ListAsync", "CampaignReadService.DetailsAsync", "ExtensionService.ListAsync"];

    // These refuse otherwise than by a list of reasons, and have tests of their own.
    private static readonly string[] Elsewhere = ["BackupService.BackupAsync", "CampaignImport.ImportAsync", "AuditPackage.WriteAsync", "FirstAccountService.MakeLinkAsync"];

    private static readonly string[] Readers = ["UnitPartService.ReadAsync", "ReceiptService.ListAsync", "ReviewReader.ReadAsync", "ChangeReader.ReadAsync", "SharedLeafReader.ListAsync", "EvidenceService.GiveOutAsync"];

    public static TheoryData<string> Methods => [.. All.Keys.Except(OfThePlan, StringComparer.Ordinal).Except(Elsewhere, StringComparer.Ordinal)];

    private static readonly ImmutableSortedDictionary<string, MethodInfo> All = typeof(Gate).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(Database))))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor)))
        .ToImmutableSortedDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}", m => m, StringComparer.Ordinal);

    [Fact]
    public void All_methods_are_found() => All.Count.ShouldBeGreaterThan(70);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_stranger_is_refused_and_leaves_no_trace(string name)
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Returned);
        using var database = record.Open();
        var before = await database.ReadAsync(JournalStore.GetHeadAsync);
        // Administrators look after accounts and nothing else; of those the auditor knows nothing.
        var role = All[name].DeclaringType == typeof(AccountService) ? Role.Auditor : Role.Administrator;

        var result = await CallAsync(All[name], database, record.Clock, WorkflowRecord.Person(role, null, record.Clock.Now));

        if (result is System.Collections.IEnumerable list and not IEnumerable<Refusal>)
        {
            list.Cast<object>().ShouldBeEmpty();
        }
        else
        {
            RefusalsOf(result).Select(r => r.Code).Distinct(StringComparer.Ordinal).ShouldBe([Readers.Contains(name, StringComparer.Ordinal) ? AccessRefusals.NotFound : AccessRefusals.Role]);
        }

        (await database.ReadAsync(JournalStore.GetHeadAsync)).ShouldBe(before);
    }

    [Fact]
    public async Task Units_know_nothing_of_a_campaign_that_is_being_prepared()
    {
        using var record = await WorkflowRecord.AtAsync(WorkflowState.Preparing);
        using var database = record.Open();
        foreach (var name in OfThePlan)
        {
            var result = await CallAsync(All[name], database, record.Clock, WorkflowRecord.Person(Role.Officer, "STC"));
            if (result is System.Collections.IEnumerable list)
            {
                list.Cast<object>().ShouldBeEmpty(name);
            }
            else
            {
                RefusalsOf(result).ShouldBe([Guard.NotFound], name);
            }
        }
    }

    private static async Task<object> CallAsync(MethodInfo method, Database database, IClock clock, Actor actor)
    {
        var constructor = method.DeclaringType!.GetConstructors().First(c => c.GetParameters().Any(p => p.ParameterType == typeof(Database)));
        var service = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p, database, clock, actor))]);
        var task = (Task)method.Invoke(service, [.. method.GetParameters().Select(p => Value(p, database, clock, actor))])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static IReadOnlyList<Refusal> RefusalsOf(object result) =>
        result as IReadOnlyList<Refusal>
        ?? result.GetType().GetProperty("Refusals")?.GetValue(result) as IReadOnlyList<Refusal>
        ?? (result is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).OfType<IReadOnlyList<Refusal>>().First() : throw new InvalidOperationException($"{result.GetType()} tells no reasons."));

    private static object? Value(ParameterInfo parameter, Database database, IClock clock, Actor actor)
    {
        var (type, leaf) = (parameter.ParameterType, WorkflowRecord.Set.Find("1.1")!);
        object?[] known =
        [
            database, clock, actor, new ParScore.App.Reminders.SettingsUnitAddresses(database.Settings),
            new SaveAnswer { Campaign = WorkflowRecord.Campaign, Leaf = "1.1", Unit = "STC", Explanation = new ChangedText("Nói thêm.", 1) },
            new SaveEntered { Campaign = WorkflowRecord.Campaign, Leaf = "2", Points = "0,9", Source = "SIPAS", Seen = 1 },
            new WaiverAsk { Campaign = WorkflowRecord.Campaign, Unit = "STC", Code = "evidence-missing", Leaf = "1.1", Reason = "Bản giấy." },
            new LastYearAsk { Campaign = WorkflowRecord.Campaign, Unit = "STC", Leaf = "1.1" },
            new AssignLeaf { Campaign = WorkflowRecord.Campaign, Leaf = leaf.Id, Lead = "SNV", Seen = 1, Reason = "Đổi." },
            new GrantExtension { Campaign = WorkflowRecord.Campaign, Step = DeadlineStep.SelfScore, Unit = "STC", Until = WorkflowRecord.SelfScoreLocked + Duration.FromDays(3), Reason = "Bão." },
            WorkflowRecord.Header("nho-2021"),
            new CloneCampaign { From = WorkflowRecord.Campaign, Id = "nho-2022", Name = "Kỳ sau", IndexYear = 2021, Set = WorkflowRecord.Set, LegalBasis = WorkflowRecord.Header("x").LegalBasis },
            new Deadline { Step = DeadlineStep.SelfScore, Name = "Tự chấm", Due = WorkflowRecord.SelfScoreDue },
            new PlanUnit { Code = "SYT", Name = "Sở Y tế" },
            new UnitSuccessor { Unit = "STC", Successor = "SNV", Since = new DateOnly(2021, 1, 1), Basis = "NQ 1" },
            new Initiative { Title = "Sáng kiến" }, new Difficulty("Thiếu người.", null), SmallRecord.Details("2/BC"), new MemoryStream(SmallRecord.Picture(3)),
            new ReviewTarget(leaf.Id, "STC", "sha256:x", 1), (IReadOnlyList<ReviewTarget>)[new ReviewTarget(leaf.Id, "STC", "sha256:x", 1)],
            (IReadOnlyList<TypedFigure>)[new TypedFigure("met", "", "true")],
            new ApproveRequest { Campaign = WorkflowRecord.Campaign, Proposal = 1, SeenContentHash = "sha256:x", DecisionNumber = "1/QĐ", DecisionDate = new DateOnly(2021, 2, 10) },
            new NewAccount { Name = "moi.stc", DisplayName = "Người mới" }, new GivenRole { Role = Role.Officer, Unit = "STC" },
            (IReadOnlyList<AppraisalPoints>)[new AppraisalPoints("1.1", "1", null)], (IReadOnlyList<KeyingMark>)[new KeyingMark("1.1", KeyingList.Score, true, 0)],
            (Func<CriteriaSet, WorkbookBinding?>)(_ => null), WaiverDecision.Granted,
        ];
        return known.FirstOrDefault(k => type.IsInstanceOfType(k)) ?? (type == typeof(string) ? Text(parameter.Name!) : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Number(type) : null);
    }

    private static string? Text(string name) => name switch
    {
        "campaign" => WorkflowRecord.Campaign,
        "unit" or "lead" => "STC",
        "leaf" => "1.1",
        "document" => "STC-01",
        "account" => WorkflowRecord.SomeAccount,
        "folder" => Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        "fileName" => "báo cáo.png",
        "round" => AppraisalRound.First,
        "subject" => ResultsService.Results,
        "request" => $"moi-{Guid.NewGuid():N}",
        "points" => "1",
        "range" => null,
        _ => "Có lý do.",
    };

    private static object Number(Type type) => type == typeof(int) ? 1 : type == typeof(long) ? 1L : type == typeof(bool) ? true : type == typeof(Instant) ? WorkflowRecord.Start : Activator.CreateInstance(type)!;
}

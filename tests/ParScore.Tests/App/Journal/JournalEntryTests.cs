using ParScore.App.Journal;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Journal;

/// <summary>One row of the journal: what its hash covers, and that another program gets the same hash.</summary>
public sealed class JournalEntryTests
{
    private static readonly JournalEntry Example = new()
    {
        Seq = 7,
        At = "2021-02-17T03:25:00.0000000Z",
        Actor = "lan.snv",
        Role = "officer",
        Unit = "SNV",
        Request = "luu-1",
        Action = "answer-saved",
        Subject = "answer",
        Key = """{"leaf":"1.1"}""",
        New = "{\"value\":\"\\\"8,5\\\"\",\"ghi chú\":\"dòng 1\nĐạt\"}",
        Prev = JournalEntry.Start,
    };

    // python3: hashlib.sha256(json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest(),
    // entry being a dict of the texts below, "seq" too, with "type": "parscore/journal/1" and None where nothing is said.
    [Fact]
    public void The_hash_is_the_one_that_another_program_computes() =>
        Example.Sealed().Hash.ShouldBe("7d9668dce828dfebf3b4403b530d81fc5718c169309f9dc126213abf29542834");

    [Fact]
    public void The_line_is_one_line_of_canonical_JSON_with_the_hash()
    {
        var line = Example.Sealed().Line();

        line.ShouldBe("""{"action":"answer-saved","actor":"lan.snv","at":"2021-02-17T03:25:00.0000000Z","hash":"7d9668dce828dfebf3b4403b530d81fc5718c169309f9dc126213abf29542834","key":"{\"leaf\":\"1.1\"}","new":"{\"value\":\"\\\"8,5\\\"\",\"ghi chú\":\"dòng 1\nĐạt\"}","old":null,"prev":"0000000000000000000000000000000000000000000000000000000000000000","reason":null,"request":"luu-1","role":"officer","seq":"7","subject":"answer","type":"parscore/journal/1","unit":"SNV"}""");
        line.ShouldNotContain('\n');
    }

    [Fact]
    public void Every_property_but_the_hash_itself_changes_the_hash()
    {
        var whole = Example with { Old = "{}", Reason = "Nhầm" };
        var copy = typeof(JournalEntry).GetMethod("<Clone>$")!;
        foreach (var property in typeof(JournalEntry).GetProperties().Where(p => p.Name is not "EqualityContract" and not nameof(JournalEntry.Hash)))
        {
            var changed = (JournalEntry)copy.Invoke(whole, null)!;
            property.SetValue(changed, property.GetValue(whole) is long number ? number + 1 : $"{property.GetValue(whole)}x");
            changed.Digest().Is(whole.Digest()).ShouldBeFalse(property.Name);
        }
    }

    [Fact]
    public void Nothing_said_is_not_the_same_as_nothing_written()
    {
        (Example with { Reason = "" }).Digest().Is((Example with { Reason = null }).Digest()).ShouldBeFalse();
        (Example with { Unit = "A", Request = null }).Digest().Is((Example with { Unit = null, Request = "A" }).Digest()).ShouldBeFalse();
    }
}

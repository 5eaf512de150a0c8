using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Criteria;

/// <summary>Every fault code by the smallest slip that earns it: one slip, one fault, at the place where a person would look.</summary>
public sealed class FaultCodeTests
{
    private const string Tree = "/fields/0";
    private const string Bands = "/fields/0/children/0";
    private const string Choice = "/fields/0/children/1";
    private const string Survey = "/fields/1";

    /// <summary>Codes that another layer gives, which has the file system and not only bytes.</summary>
    private static readonly string[] GivenElsewhere = [FaultCodes.FileUnreadable];

    /// <summary>What the writer of the file is told of each slip, word for word, read over by people.</summary>
    private static readonly Dictionary<string, string> Sentences =
        JsonSerializer.Deserialize<Dictionary<string, string>>(RepositoryFiles.Read("tests", "ParScore.Tests", "TestData", "criteria", "fault-sentences.json"))!;

    private static readonly Dictionary<string, Slip> Slips = new(StringComparer.Ordinal)
    {
        ["a plan in place of a set"] = Raw(FaultCodes.WrongFile, "{ \"assignments\": [] }"u8),
        ["a file in UTF-16"] = Raw(FaultCodes.JsonText, [0xFF, 0xFE, 0x7B, 0x00]),
        ["an empty file"] = Raw(FaultCodes.JsonSyntax, ""u8),
        ["a comma before the end of a list"] = Raw(FaultCodes.JsonSyntax, "{\n  \"indexYears\": [2020,]\n}"u8, line: 2),
        ["ten thousand levels"] = Raw(FaultCodes.JsonSyntax, Encoding.UTF8.GetBytes(new string('[', 10_000))),
        ["a file saved in Windows-1258"] = Raw(FaultCodes.JsonText, [.. "{\n  \"name\": \"B"u8, 0xF4, .. "\" }"u8], line: 2),
        ["half an emoji"] = Raw(FaultCodes.JsonText, "{ \"name\": \"\\ud83d\" }"u8),
        ["a file of 33 MB"] = Raw(FaultCodes.FileTooLarge, new byte[JsonText.MostBytes + 1]),
        ["a list instead of a set"] = Raw(FaultCodes.WrongType, "[]"u8),

        ["a property that stands twice"] = Text(FaultCodes.PropertyTwice, "/version", null, "\"version\": \"1\"", "\"version\": \"1\",\n  \"version\": \"2\""),
        ["a misspelt optional property"] = new(FaultCodes.PropertyUnknown, $"{Bands}/evidences", "1.1", d => d.PutJson($"{Bands}/evidences", "[\"x\"]").Remove($"{Bands}/evidence")),
        ["a property of another rule kind"] = new(FaultCodes.PropertyUnknown, $"{Choice}/rule/bands", "1.2", d => d.PutJson($"{Choice}/rule/bands", "[]")),
        ["each and bands together"] = new(FaultCodes.PropertyUnknown, $"{Choice}/rule/each", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "count", "each": "1", "bands": [{ "from": "1", "points": "1" }, { "below": "1", "points": "0" }], "figures": { "count": { "label": "Số" } } }""")),
        ["confidence in a part that rows do not have"] = new(FaultCodes.PropertyUnknown, $"{Bands}/provenance/confidence/color", "1.1", d => d.PutJson($"{Bands}/provenance/confidence", """{ "color": "low" }""")),
        ["a missing header property"] = new(FaultCodes.PropertyMissing, "/ranking", null, d => d.Remove("/ranking")),
        ["a missing row property"] = new(FaultCodes.PropertyMissing, $"{Choice}/name", "1.2", d => d.Remove($"{Choice}/name")),
        ["a leaf that does not say who scores it"] = new(FaultCodes.PropertyMissing, $"{Choice}/scoredBy", "1.2", d => d.Remove($"{Choice}/scoredBy")),
        ["a last day without a due day"] = new(FaultCodes.PropertyMissing, $"{Choice}/rule/lastDay", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "deduction", "minus": "1", "lastDay": "2020-12-31", "figures": { "count": { "label": "Số" } } }""")),

        ["a number instead of a text"] = new(FaultCodes.WrongType, "/name", null, d => d.Put("/name", 5)),
        ["points without quotes"] = new(FaultCodes.WrongType, $"{Choice}/rule/options/0/points", "1.2", d => d.Put($"{Choice}/rule/options/0/points", 1)),
        ["a text instead of a list"] = new(FaultCodes.WrongType, $"{Bands}/owners", "1.1", d => d.Put($"{Bands}/owners", "SNV")),
        ["a text instead of an object"] = new(FaultCodes.WrongType, $"{Choice}/rule", "1.2", d => d.Put($"{Choice}/rule", "met")),
        ["null"] = new(FaultCodes.WrongType, "/legalBasis/issuer", null, d => d.Put("/legalBasis/issuer", null)),
        ["a word for yes"] = new(FaultCodes.WrongType, $"{Bands}/rule/overHundred", "1.1", d => d.Put($"{Bands}/rule/overHundred", "true")),
        ["a year in quotes"] = new(FaultCodes.WrongType, "/indexYears/0", null, d => d.Put("/indexYears/0", "2020")),
        ["a row that is no object"] = new(FaultCodes.WrongType, $"{Tree}/children/2", "1", d => d.Put($"{Tree}/children/-", "x")),
        ["a word of another language"] = new(FaultCodes.WrongWord, "/status", null, d => d.Put("/status", "nháp")),
        ["a word in capitals"] = new(FaultCodes.WrongWord, $"{Survey}/scoredBy", "2", d => d.Put($"{Survey}/scoredBy", "Survey")),
        ["if-better where there is no earlier year"] = new(FaultCodes.WrongWord, $"{Bands}/rule/empty", "1.1", d => d.Put($"{Bands}/rule/empty", "if-better")),
        ["a confidence that is no word"] = new(FaultCodes.WrongWord, $"{Bands}/provenance/confidence/name", "1.1", d => d.PutJson($"{Bands}/provenance/confidence", """{ "name": "sure" }""")),

        ["a word where points should be"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "một")),
        ["a decimal comma"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "1,0")),
        ["NaN"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "NaN")),
        ["1e400 in quotes"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "1e400")),
        ["1e400 without quotes"] = Text(FaultCodes.NotANumber, "/expectedTotals/total", null, "\"total\": \"5\"", "\"total\": 1e400"),
        ["a year that no computer holds"] = Text(FaultCodes.NotANumber, "/indexYears/0", null, "2020\n", "1e400\n"),
        ["ten digits before the point"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "1000000000")),
        ["ten digits after the point"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "1.0000000000")),
        ["a zero too many in front"] = new(FaultCodes.NotANumber, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "01")),
        ["minus nothing"] = new(FaultCodes.NotANumber, $"{Bands}/rule/figures/numerator/min", "1.1", d => d.Put($"{Bands}/rule/figures/numerator/min", "-0.0")),
        ["half a thing counted"] = new(FaultCodes.NotANumber, $"{Choice}/rule/bands/0/from", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "count", "bands": [{ "from": "1.5", "points": "1" }, { "below": "2", "points": "0" }], "figures": { "count": { "label": "Số" } } }""")),
        ["a year before the index"] = new(FaultCodes.OutOfBounds, "/indexYears/0", null, d => d.Put("/indexYears/0", 1999)),
        ["seven places"] = new(FaultCodes.OutOfBounds, "/rounding/places", null, d => d.Put("/rounding/places", 7)),
        ["a bound below nothing"] = new(FaultCodes.OutOfBounds, $"{Bands}/rule/bands/2/from", "1.1", d => d.Put($"{Bands}/rule/bands/2/from", "-1")),
        ["a smallest figure above the largest"] = new(FaultCodes.OutOfBounds, $"{Bands}/rule/figures/numerator", "1.1", d => d.PutJson($"{Bands}/rule/figures/numerator", """{ "label": "Số", "min": "5", "max": "4" }""")),
        ["a negative figure that the rule cannot score"] = new(FaultCodes.OutOfBounds, $"{Survey}/rule/figures/points/min", "2", d => d.Put($"{Survey}/rule/figures/points/min", "-1")),
        ["a target of nothing"] = new(FaultCodes.OutOfBounds, $"{Choice}/rule/target", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "target", "target": "0", "scale": {}, "figures": { "achieved": { "label": "Số" } } }""")),
        ["the maximum from 0 % on"] = new(FaultCodes.OutOfBounds, $"{Choice}/rule/scale/full", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "plan", "scale": { "full": "0" }, "figures": { "actual": { "label": "Số" }, "plan": { "label": "Số" } } }""")),
        ["a floor above the maximum's per cent"] = new(FaultCodes.OutOfBounds, $"{Choice}/rule/floor", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "ratio", "full": "80", "floor": "80.1", "figures": { "numerator": { "label": "Số" }, "denominator": { "label": "Số" } } }""")),
        ["a last day before the due day"] = new(FaultCodes.OutOfBounds, $"{Choice}/rule/lastDay", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "deduction", "minus": "1", "due": "2020-12-31", "lastDay": "2020-12-30", "figures": { "date": { "label": "Ngày" } } }""")),
        ["the thirtieth of February"] = new(FaultCodes.NotADate, "/legalBasis/date", null, d => d.Put("/legalBasis/date", "2020-02-30")),
        ["a day written the Vietnamese way"] = new(FaultCodes.NotADate, "/legalBasis/date", null, d => d.Put("/legalBasis/date", "02/01/2020")),

        ["a blank name"] = new(FaultCodes.Empty, $"{Choice}/name", "1.2", d => d.Put($"{Choice}/name", " \n")),
        ["an empty list"] = new(FaultCodes.Empty, $"{Bands}/evidence", "1.1", d => d.PutJson($"{Bands}/evidence", "[]")),
        ["no fields"] = new(FaultCodes.Empty, "/fields", null, d => d.PutJson("/fields", "[]")),
        ["a source without a key"] = new(FaultCodes.Empty, "/sources/ ", null, d => d.PutJson("/sources/ ", """{ "kind": "none", "text": "Không." }""")),
        ["marks apart from their letters"] = new(FaultCodes.NotNfc, $"{Choice}/name", "1.2", d => d.Put($"{Choice}/name", "Ban ha\u0300nh kế hoạch")),
        ["a key with marks apart"] = new(FaultCodes.NotNfc, "/sources/Ha\u0300 Nội", null, d => d.PutJson("/sources/Ha\u0300 Nội", """{ "kind": "none", "text": "Không." }""")),
        ["a space that nobody sees"] = new(FaultCodes.InvisibleCharacter, $"{Choice}/rule/options/1/label", "1.2", d => d.Put($"{Choice}/rule/options/1/label", "Không\u200B")),
        ["a character that is none"] = new(FaultCodes.InvisibleCharacter, $"{Choice}/note", "1.2", d => d.Put($"{Choice}/note", "Số \uFFFE")),
        ["a Cyrillic letter in a name"] = new(FaultCodes.LookAlike, $"{Choice}/name", "1.2", d => d.Put($"{Choice}/name", "B\u0430n hành kế hoạch")),
        ["a Cyrillic group"] = new(FaultCodes.LookAlike, "/groups/0/code", null, d => d.Put("/groups/0/code", "\u0410")),

        ["two rows with one id"] = new(FaultCodes.IdDuplicate, $"{Survey}/id", "2", d => d.Put($"{Survey}/id", "ty-le")),
        ["an id with a mark"] = new(FaultCodes.IdCharacters, $"{Choice}/id", "1.2", d => d.Put($"{Choice}/id", "kế-hoạch")),
        ["an id that begins with a digit"] = new(FaultCodes.IdCharacters, $"{Choice}/id", "1.2", d => d.Put($"{Choice}/id", "2-ke-hoach")),
        ["a version in capitals"] = new(FaultCodes.IdCharacters, "/version", null, d => d.Put("/version", "V1")),
        ["two rows with one code"] = new(FaultCodes.CodeDuplicate, $"{Choice}/code", "1.1", d => d.Put($"{Choice}/code", "1.1")) { Also = [FaultCodes.CodeNumbering] },
        ["a space behind a code"] = new(FaultCodes.CodeCharacters, $"{Choice}/code", "1.2 ", d => d.Put($"{Choice}/code", "1.2 ")),
        ["a line feed behind a code"] = new(FaultCodes.CodeCharacters, $"{Choice}/code", "1.2\n", d => d.Put($"{Choice}/code", "1.2\n")),
        ["an option with a mark in its code"] = new(FaultCodes.CodeCharacters, $"{Choice}/rule/options/0/code", "1.2", d => d.Put($"{Choice}/rule/options/0/code", "kịp-thời")),
        ["a unit with a space in its code"] = new(FaultCodes.CodeCharacters, "/units/1/code", null, d => d.Put("/units/1/code", "S TP")),
        ["a part with a space in its code"] = new(FaultCodes.CodeCharacters, "/expectedTotals/parts/0/code", null, d => d.Put("/expectedTotals/parts/0/code", "tự chấm")),
        ["a code that a spreadsheet made"] = new(FaultCodes.CodeFloat, $"{Choice}/code", "1.2000000000000002", d => d.Put($"{Choice}/code", "1.2000000000000002")),
        ["a gap in the numbering"] = new(FaultCodes.CodeNumbering, $"{Choice}/code", "1.3", d => d.Put($"{Choice}/code", "1.3")),
        ["another parent's child"] = new(FaultCodes.CodeNumbering, $"{Choice}/code", "2.2", d => d.Put($"{Choice}/code", "2.2")),
        ["Roman digits in a decimal set"] = new(FaultCodes.CodeNumbering, $"{Survey}/code", "II", d => d.Put($"{Survey}/code", "II")),
        ["a million digits"] = new(FaultCodes.CodeCharacters, $"{Choice}/code", string.Concat("1.", new string('0', 55), "…"), d => d.Put($"{Choice}/code", string.Concat("1.", new string('0', 1_000_000), "x"))),
        ["six levels"] = new(FaultCodes.TooDeep, "/fields/0/children/0/children/0/children/0/children/0/children", "1.1.1.1.1", d => d.PutJson(Bands, Levels(6))),

        ["children that do not add up"] = new(FaultCodes.SumMismatch, $"{Tree}/maxPoints", "1", d => d.Put($"{Tree}/maxPoints", "3.01").Put("/expectedTotals/total", "5.01")),
        ["a bonus whose children do not reach its cap"] = new(FaultCodes.SumMismatch, "/fields/2/maxPoints", "3", d => d.PutJson("/fields/-", """{ "id": "thuong", "code": "3", "name": "Thưởng", "maxPoints": "2", "bonus": true, "children": [{ "id": "giai", "code": "3.1", "name": "Giải", "maxPoints": "1", "scoredBy": "self", "rule": { "kind": "met", "figures": { "met": { "label": "Có?" } } } }] }""")),
        ["another total than expected"] = new(FaultCodes.TotalMismatch, "/expectedTotals/total", null, d => d.Put("/expectedTotals/total", "100")),
        ["another part than expected"] = new(FaultCodes.TotalMismatch, "/expectedTotals/parts/1/points", null, d => d.Put("/expectedTotals/parts/1/points", "2.5")),
        ["a leaf of no part"] = new(FaultCodes.PartMismatch, Survey, "2", d => d.Remove("/expectedTotals/parts/1")),
        ["a leaf of two parts"] = new(FaultCodes.PartMismatch, Survey, "2", d => d.PutJson("/expectedTotals/parts/-", """{ "code": "nua", "name": "Nữa", "points": "2", "scoredBy": ["survey"] }""")),
        ["a part of a field that is not there"] = new(FaultCodes.PartMismatch, "/expectedTotals/parts/0/fields/1", null, d => d.Put("/expectedTotals/parts/0/fields/-", "3")),

        ["a row with neither children nor a rule"] = new(FaultCodes.RuleMissing, Choice, "1.2", d => d.Remove($"{Choice}/rule")),
        ["a row with children and a rule"] = new(FaultCodes.RuleOnParent, $"{Tree}/rule", "1", d => d.PutJson($"{Tree}/rule", """{ "kind": "met", "figures": { "met": { "label": "Đạt?" } } }""").Put($"{Tree}/scoredBy", "self")),
        ["a kind that nobody knows"] = new(FaultCodes.RuleKindUnknown, $"{Choice}/rule/kind", "1.2", d => d.Put($"{Choice}/rule/kind", "guess")),
        ["90 % in two bands"] = new(FaultCodes.BandsOverlap, $"{Bands}/rule/bands/0", "1.1", d => d.Put($"{Bands}/rule/bands/1/upTo", "90").Remove($"{Bands}/rule/bands/1/below")),
        ["no band for 89 %"] = new(FaultCodes.BandsHole, $"{Bands}/rule/bands/0", "1.1", d => d.Put($"{Bands}/rule/bands/1/below", "89")),
        ["no band for 0 %"] = new(FaultCodes.BandsHole, $"{Bands}/rule/bands/2", "1.1", d => d.Put($"{Bands}/rule/bands/2/above", "0")),
        ["no band above 99 %"] = new(FaultCodes.BandsHole, $"{Bands}/rule/bands/0", "1.1", d => d.Put($"{Bands}/rule/bands/0/upTo", "99")),
        ["a band from both sides"] = new(FaultCodes.BandBounds, $"{Bands}/rule/bands/0", "1.1", d => d.Put($"{Bands}/rule/bands/0/above", "90")),
        ["a band with two ends"] = new(FaultCodes.BandBounds, $"{Bands}/rule/bands/1", "1.1", d => d.Put($"{Bands}/rule/bands/1/upTo", "89")),
        ["a band with nothing in it"] = new(FaultCodes.BandBounds, $"{Bands}/rule/bands/3", "1.1", d => d.PutJson($"{Bands}/rule/bands/-", """{ "from": "80", "below": "80", "points": "1" }""")),
        ["a best answer below the maximum"] = new(FaultCodes.MaxNotReached, $"{Bands}/rule", "1.1", d => d.Put($"{Bands}/rule/bands/0/points", "1.99")),
        ["a breach that cannot be left out"] = new(FaultCodes.MaxNotReached, $"{Choice}/rule", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "none-allowed", "figures": { "count": { "label": "Số", "min": "1" } } }""")),
        ["a deduction that always takes"] = new(FaultCodes.MaxNotReached, $"{Choice}/rule", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "deduction", "minus": "0.25", "figures": { "count": { "label": "Số", "min": "1" } } }""")),
        ["points below a floor that is not there"] = new(FaultCodes.PropertyMissing, $"{Choice}/rule/floor", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "ratio", "belowFloor": "0.5", "figures": { "numerator": { "label": "Số" }, "denominator": { "label": "Số" } } }""")),
        ["nothing for each"] = new(FaultCodes.MaxNotReached, $"{Choice}/rule/each", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "count", "each": "0", "figures": { "count": { "label": "Số" } } }""")),
        ["a maximum from 120 % on that cannot be reached"] = new(FaultCodes.MaxNotReached, $"{Choice}/rule/full", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "ratio", "full": "120", "figures": { "numerator": { "label": "Số" }, "denominator": { "label": "Số" } } }""")),
        ["an answer above the maximum"] = new(FaultCodes.PointsAboveMax, $"{Choice}/rule", "1.2", d => d.Put($"{Choice}/rule/options/0/points", "1.01")),
        ["more for late work than for work in time"] = new(FaultCodes.PointsAboveMax, $"{Choice}/rule/latePart", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "punctuality", "latePart": "1.1", "figures": { "assigned": { "label": "Số" }, "onTime": { "label": "Số" }, "late": { "label": "Số" } } }""")),
        ["an option that costs points"] = new(FaultCodes.PointsBelowZero, $"{Choice}/rule/options/1/points", "1.2", d => d.Put($"{Choice}/rule/options/1/points", "-1")),
        ["a maximum below nothing"] = new(FaultCodes.PointsBelowZero, $"{Choice}/maxPoints", "1.2", d => d.Put($"{Choice}/maxPoints", "-1")),
        ["a figure that the rule does not ask for"] = new(FaultCodes.FigureRoles, $"{Choice}/rule/figures/count", "1.2", d => d.PutJson($"{Choice}/rule/figures/count", """{ "label": "Số" }""")),
        ["a figure that is not described"] = new(FaultCodes.FigureRoles, $"{Bands}/rule/figures", "1.1", d => d.Remove($"{Bands}/rule/figures/denominator")),
        ["two options with one code"] = new(FaultCodes.OptionDuplicate, $"{Choice}/rule/options/1/code", "1.2", d => d.Put($"{Choice}/rule/options/1/code", "a")),
        ["two groups with one code"] = new(FaultCodes.OptionDuplicate, "/groups", null, d => d.Put("/groups/1/code", "A")),
        ["one year twice"] = new(FaultCodes.OptionDuplicate, "/indexYears/1", null, d => d.Put("/indexYears/-", 2020)),
        ["one document twice"] = new(FaultCodes.OptionDuplicate, $"{Bands}/evidence/1", "1.1", d => d.Put($"{Bands}/evidence/-", "Báo cáo")),
        ["one scorer twice"] = new(FaultCodes.OptionDuplicate, "/expectedTotals/parts/1/scoredBy/1", null, d => d.Put("/expectedTotals/parts/1/scoredBy/-", "survey")),
        ["one field twice"] = new(FaultCodes.OptionDuplicate, "/expectedTotals/parts/0/fields/1", null, d => d.Put("/expectedTotals/parts/0/fields/-", "1")),

        ["a survey that the province scores itself"] = new(FaultCodes.ScoredByMismatch, $"{Survey}/scoredBy", "2", d => d.Put($"{Survey}/scoredBy", "self")),
        ["a survey entered as SIPAS"] = new(FaultCodes.ScoredByMismatch, $"{Survey}/scoredBy", "2", d => d.Put($"{Survey}/rule/source", "sipas")),
        ["a parent that is scored"] = new(FaultCodes.ScoredByMismatch, $"{Tree}/scoredBy", "1", d => d.Put($"{Tree}/scoredBy", "self")),
        ["a source that is not explained"] = new(FaultCodes.SourceUnknown, $"{Bands}/provenance/points", "1.1", d => d.Put($"{Bands}/provenance/points", "X")),
        ["an owner that is no unit"] = new(FaultCodes.UnitUnknown, $"{Bands}/owners/1", "1.1", d => d.Put($"{Bands}/owners/-", "STC")),
        ["a checklist item of no unit"] = new(FaultCodes.UnitUnknown, $"{Choice}/rule/items/0/owner", "1.2", d => d.PutJson($"{Choice}/rule", """{ "kind": "checklist", "items": [{ "code": "a", "label": "Một", "owner": "STC" }], "figures": { "items": { "label": "Các nội dung" } } }""")),
        ["two units with one code"] = new(FaultCodes.UnitDuplicate, "/units/1", null, d => d.Put("/units/1/code", "SNV")),
        ["an owner named twice"] = new(FaultCodes.UnitDuplicate, $"{Bands}/owners", "1.1", d => d.Put($"{Bands}/owners/-", "SNV")),
        ["a pointer to nothing"] = new(FaultCodes.IllustrativePointer, $"{Bands}/illustrative/~1rule~1minus", "1.1", d => d.Put($"{Bands}/illustrative/~1rule~1minus", "Chưa có nguồn.")),
        ["a pointer to a band that is not there"] = new(FaultCodes.IllustrativePointer, $"{Bands}/illustrative/~1rule~1bands~13", "1.1", d => d.Put($"{Bands}/illustrative/~1rule~1bands~13", "Chưa có nguồn.")),
        ["a pointer with a zero too many"] = new(FaultCodes.IllustrativePointer, $"{Bands}/illustrative/~1rule~1bands~100", "1.1", d => d.Put($"{Bands}/illustrative/~1rule~1bands~100", "Chưa có nguồn.")),
        ["an official set with a recalled value"] = new(FaultCodes.OfficialUnsourced, $"{Bands}/provenance/points", "1.1", d => d.Put("/status", "official").Remove($"{Bands}/illustrative")),
        ["an official set with an illustrative value"] = new(FaultCodes.OfficialUnsourced, $"{Bands}/illustrative", "1.1", d => d.Put("/status", "official").Put($"{Bands}/provenance/points", "S")),
        ["groups that rise"] = new(FaultCodes.GroupsOrder, "/groups", null, d => d.PutJson("/groups", """[{ "code": "C", "from": "70" }, { "code": "B", "from": "80" }, { "code": "D", "from": "0" }]""")),
        ["groups without a last one"] = new(FaultCodes.GroupsOrder, "/groups", null, d => d.Put("/groups/1/from", "50")),
        ["a bonus below the top level"] = new(FaultCodes.BonusPlace, $"{Choice}/bonus", "1.2", d => d.Put($"{Choice}/bonus", true)),
    };

    public static TheoryData<string> SlipNames => [.. Slips.Keys];

    /// <summary>The files of all slips, for tests that compare the loader with something else.</summary>
    internal static IEnumerable<(string Name, byte[] File)> Files => Slips.Select(s => (s.Key, s.Value.File()));

    [Fact]
    public void The_small_set_itself_has_no_fault() => CriteriaDraft.Small().Read().Faults.ShouldBeEmpty();

    [Fact]
    public void Every_code_is_earned_by_a_slip_unless_another_layer_gives_it()
    {
        var codes = typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToArray();
        var earned = Slips.Values.Select(s => s.Code).Distinct(StringComparer.Ordinal).ToArray();

        codes.ShouldBeUnique(StringComparer.Ordinal);
        earned.Concat(GivenElsewhere).Order(StringComparer.Ordinal).ShouldBe(codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SlipNames))]
    public void A_slip_is_found_where_it_is(string name)
    {
        var slip = Slips[name];
        var file = slip.File();
        var loaded = CriteriaFile.Read(file);

        loaded.Set.ShouldBeNull();
        loaded.Faults.Select(f => f.Code).ShouldBe([slip.Code, .. slip.Also], ignoreOrder: true);
        var fault = loaded.Faults.Single(f => string.Equals(f.Code, slip.Code, StringComparison.Ordinal));
        fault.Pointer.ShouldBe(slip.Pointer);
        fault.Row.ShouldBe(slip.Row);
        fault.Line.ShouldBe(slip.Line ?? LineOf(fault, file));
        AssertIsSentence(fault);
        fault.Message.ShouldBe(Sentences.GetValueOrDefault(name));
    }

    [Fact]
    public void Every_sentence_belongs_to_a_slip() => Sentences.Keys.ShouldBe(Slips.Keys, ignoreOrder: true);

    [Fact]
    public void Ten_slips_are_found_at_once_in_the_order_of_the_file()
    {
        var draft = CriteriaDraft.Small()
            .Put("/level", "tỉnh")
            .Put("/legalBasis/date", "2020-13-01")
            .Put("/rounding/places", 9)
            .Put("/groups/1/from", "10")
            .Put("/units/1/code", "SNV")
            .Put($"{Bands}/rule/bands/1/from", "71")
            .Put($"{Bands}/provenance/name", "Y")
            .Put($"{Choice}/name", "Ban ha\u0300nh")
            .Put($"{Choice}/code", "1.5")
            .Put($"{Survey}/colour", "đỏ");

        var faults = draft.Read().Faults;

        faults.Select(f => f.Code).ShouldBe(
        [
            FaultCodes.WrongWord, FaultCodes.NotADate, FaultCodes.OutOfBounds, FaultCodes.GroupsOrder, FaultCodes.UnitDuplicate, FaultCodes.SourceUnknown,
            FaultCodes.BandsHole, FaultCodes.CodeNumbering, FaultCodes.NotNfc, FaultCodes.PropertyUnknown,
        ]);
        faults.Select(f => f.Line).ShouldBeInOrder();
        faults.Select(f => f.Row).ShouldBe([null, null, null, null, null, "1.1", "1.1", "1.5", "1.5", "2"]);
    }

    [Fact]
    public void A_fault_in_a_row_without_a_code_is_told_by_the_row_above()
    {
        var faults = CriteriaDraft.Small().Remove($"{Choice}/code").Put($"{Choice}/maxPoints", "x").Read().Faults;

        faults.Select(f => (f.Code, f.Row)).ShouldBe([(FaultCodes.PropertyMissing, "1"), (FaultCodes.NotANumber, "1")], ignoreOrder: true);
    }

    [Fact]
    public void What_cannot_be_read_is_not_reported_again_by_sums_that_lack_it()
    {
        CriteriaDraft.Small().Put($"{Choice}/maxPoints", "một").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put($"{Choice}/rule/kind", "guess").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put(Choice, "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put($"{Tree}/children", "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put("/fields", "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Remove("/fields").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Remove("/sources").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put("/sources/S", "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put("/units", "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put("/status", "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put("/numbering", "x").Read().Faults.ShouldHaveSingleItem();
        CriteriaDraft.Small().Put("/expectedTotals/total", "x").Put($"{Tree}/code", "9").Read().Faults.Select(f => f.Code).ShouldBe([FaultCodes.NotANumber, FaultCodes.CodeNumbering]);
    }

    [Fact]
    public void Below_a_wrong_code_children_are_judged_by_the_code_they_follow()
    {
        CriteriaDraft.Small().Put($"{Tree}/code", "1.0000000000000002").Read().Faults.ShouldHaveSingleItem().Pointer.ShouldBe($"{Tree}/code");
        CriteriaDraft.Small().Put($"{Tree}/code", "7").Put($"{Bands}/code", "7.1").Put($"{Choice}/code", "7.2").Read().Faults.ShouldHaveSingleItem().Pointer.ShouldBe($"{Tree}/code");
        CriteriaDraft.Small().Put($"{Tree}/code", "7").Read().Faults.ShouldHaveSingleItem().Pointer.ShouldBe($"{Tree}/code");
    }

    [Fact]
    public void A_misspelt_property_is_answered_with_the_known_one()
    {
        CriteriaDraft.Small().Put("/titel", "x").Put($"{Choice}/rule/optoins", "x").Read().Faults.Select(f => f.Message)
            .ShouldContain(m => m.EndsWith("có phải ý là \"options\"?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_is_shown_with_its_row_place_line_and_code()
    {
        var fault = CriteriaDraft.Small().Put($"{Choice}/scoredBy", "survey").Read().Faults[0];

        fault.ToString().ShouldBe("[1.2] /fields/0/children/1/scoredBy (dòng 133): Cách tính \"choice\" đi với \"self\", không phải \"survey\". (scored-by-mismatch)");
    }

    /// <summary>What must hold of every fault of any file; used by the tests on mutated files too.</summary>
    internal static void AssertIsSentence(Fault fault)
    {
        fault.Message.ShouldMatch(@"\A[""\p{Lu}0-9-]");
        fault.Message.ShouldMatch(@"[.?]\z");
        fault.Message.Length.ShouldBeInRange(20, 1500);
    }

    private static Slip Raw(string code, ReadOnlySpan<byte> bytes, int line = 1)
    {
        var file = bytes.ToArray();
        return new Slip(code, "", null, () => file) { Line = line };
    }

    private static Slip Text(string code, string pointer, string? row, string find, string replace) => new(code, pointer, row, () =>
    {
        var text = Encoding.UTF8.GetString(CriteriaDraft.Small().ToBytes());
        text.Split(find).Length.ShouldBe(2, find);
        return Encoding.UTF8.GetBytes(text.Replace(find, replace, StringComparison.Ordinal));
    });

    // The value's own line; of a missing property the line of the object that lacks it; of a repeated one the last's.
    private static int LineOf(Fault fault, byte[] file)
    {
        var item = JsonText.Parse(file, new FaultList())!;
        foreach (var step in fault.Pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = item.Kind == JsonKind.Array ? item.Items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : item.Properties.LastOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))?.Value;
            if (next is null)
            {
                fault.Code.ShouldBe(FaultCodes.PropertyMissing);
                step.ShouldBe(fault.Pointer.Split('/')[^1]);
                return item.Line;
            }

            item = next;
        }

        return item.Line;
    }

    private static string Levels(int levels)
    {
        var leaf = CriteriaDraft.Small().At(Bands)!.DeepClone().AsObject();
        for (var depth = levels; depth > 2; depth--)
        {
            var code = string.Concat("1.1", string.Concat(Enumerable.Repeat(".1", depth - 2)));
            leaf["code"] = code;
            leaf["id"] = $"cap-{depth}";
            leaf = new JsonObject
            {
                ["id"] = "ty-le",
                ["code"] = "1.1",
                ["name"] = "Tỷ lệ",
                ["maxPoints"] = "2",
                ["children"] = new JsonArray(leaf),
            };
        }

        return leaf.ToJsonString();
    }

    /// <summary>A small slip and the fault it earns.</summary>
    private sealed record Slip(string Code, string Pointer, string? Row, Func<byte[]> File)
    {
        public Slip(string code, string pointer, string? row, Func<CriteriaDraft, CriteriaDraft> slip)
            : this(code, pointer, row, () => slip(CriteriaDraft.Small()).ToBytes())
        {
        }

        /// <summary>Faults that cannot but come with it.</summary>
        public string[] Also { get; init; } = [];

        /// <summary>The line, where it is not that of a value in the file.</summary>
        public int? Line { get; init; }
    }
}

using System.Text;
using ParScore.App;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions;

/// <summary>A unit's answers: what is read, what is left out, and that one slip does not cost the other answers.</summary>
public sealed class AnswersFileTests
{
    private const string Stp = "answers/STP.json";

    [Fact]
    public void The_sample_of_STP_is_read_whole()
    {
        var answers = Read(CampaignCopy.SampleText(Stp)).Answers.ShouldNotBeNull();

        answers.Unit.ShouldBe("STP");
        answers.Label.ShouldBe("Số liệu minh họa");
        answers.SubmittedAt.ShouldBe(NodaTime.Instant.FromUtc(2021, 2, 17, 3, 25));
        answers.Answers.Select(a => a.Leaf.Code).ShouldBe(["1.5", "2.1.1", "2.1.2", "2.2.1", "2.2.2", "2.3.1", "2.3.2"]);
        answers.Documents.Select(d => d.Id).ShouldBe(Enumerable.Range(1, 8).Select(i => $"STP-0{i}"));
        var first = answers.Documents[0];
        (first.Number, first.Date, first.Issuer, first.Kind, first.File, first.Unit).ShouldBe(("214/KH-UBND", new DateOnly(2020, 1, 20), "UBND tỉnh Quảng Trị", "Kế hoạch", "documents/STP-01.pdf", "STP"));
        first.Abstract.ShouldStartWith("Kế hoạch theo dõi tình hình thi hành pháp luật");
        answers.Answers[1].Evidence[0].Place.ShouldBe("mục II, trang 1");
        answers.Answers[1].Explanation!.ShouldStartWith("Hoạt động điều tra, khảo sát 300 phiếu");
        answers.Initiatives.ShouldHaveSingleItem().IsComplete.ShouldBeTrue();
        answers.Difficulties.ShouldHaveSingleItem().Proposal.ShouldBe("Đề nghị bố trí kinh phí riêng trong dự toán hằng năm.");
    }

    [Theory]
    [InlineData("/label", "\"So\\u0302\\u0301 lie\\u0323\\u0302u\"", FaultCodes.NotNfc, null)]
    [InlineData("/label", "\"Số\\u200B liệu\"", FaultCodes.InvisibleCharacter, null)]
    [InlineData("/answers/1/explanation", "\"Do di\\u0323ch be\\u0323\\u0302nh.\"", FaultCodes.NotNfc, "2.1.1")]
    [InlineData("/answers/1/explanation", "\"\"", FaultCodes.Empty, "2.1.1")]
    [InlineData("/answers/1/evidence/0/page", "3", FaultCodes.WrongType, "2.1.1")]
    [InlineData("/answers/1/evidence/0/trang", "\"3\"", FaultCodes.PropertyUnknown, "2.1.1")]
    [InlineData("/answers/1/evidence/0/document", null, FaultCodes.PropertyMissing, "2.1.1")]
    [InlineData("/answers/1/points", "\"1.00\"", FaultCodes.PropertyUnknown, "2.1.1")]
    [InlineData("/documents/0/number", "\"214/KH-\\u0423BND\"", FaultCodes.LookAlike, null)]
    [InlineData("/documents/0/date", "\"20/01/2020\"", FaultCodes.NotADate, null)]
    [InlineData("/documents/0/date", null, FaultCodes.PropertyMissing, null)]
    [InlineData("/documents/0/withoutFile", "\"Bản giấy.\"", FaultCodes.PropertyMissing, null)]
    [InlineData("/documents/0/file", null, FaultCodes.PropertyMissing, null)]
    [InlineData("/initiatives/0/title", null, FaultCodes.PropertyMissing, null)]
    [InlineData("/difficulties/0/difficulty", "7", FaultCodes.WrongType, null)]
    [InlineData("/figures", "{}", FaultCodes.PropertyUnknown, null)]
    public void A_slip_beside_the_figures_is_reported_and_every_answer_is_still_taken_in(string pointer, string? value, string code, string? row)
    {
        var json = JsonEdit.Change(CampaignCopy.SampleText(Stp), pointer, value);

        var (answers, faults) = Read(json);

        var fault = faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe(code);
        fault.Row.ShouldBe(row);
        fault.Message.ShouldBeASentence();
        fault.ShouldPointInto(json);
        answers!.Answers.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("/unit")]
    [InlineData("/campaign")]
    [InlineData("/set")]
    [InlineData("/set/index")]
    [InlineData("/set/version")]
    public void A_file_that_does_not_say_whose_and_for_what_is_refused_whole(string pointer)
    {
        var (answers, faults) = Read(JsonEdit.Change(CampaignCopy.SampleText(Stp), pointer, null));

        answers.ShouldBeNull();
        faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);
    }

    [Fact]
    public void Without_any_answers_property_nothing_is_made_up()
    {
        var (answers, faults) = Read(JsonEdit.Change(CampaignCopy.SampleText(Stp), "/answers", null));

        answers!.Answers.ShouldBeEmpty();
        faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.PropertyMissing);
    }

    [Theory]
    [InlineData("\"45\"", "45")]
    [InlineData("\"8,5\"", "8.5")]
    [InlineData("\"8.5\"", "8.5")]
    [InlineData("\" 8,50 \"", "8.5")]
    [InlineData("8.50", "8.5")]
    [InlineData("\"999999999999999999\"", "999999999999999999")]
    public void Numbers_are_read_as_they_are_typed(string typed, string value) =>
        ReadFigure(typed).Figures.Number("numerator").ShouldBe(Fraction.Parse(value));

    [Theory]
    [InlineData("\"1.234,5\"")]
    [InlineData("\"1 234\"")]
    [InlineData("\"+5\"")]
    [InlineData("\"5%\"")]
    [InlineData("\"1e3\"")]
    [InlineData("1e3")]
    [InlineData("\"\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\\uFF14\\uFF15\"")]
    [InlineData("\"4\\u20445\"")]
    [InlineData("\"1234567890123456789\"")]
    public void What_is_no_number_is_refused_and_nothing_is_guessed(string typed)
    {
        var part = ReadFigure(typed);

        part.Figures.Has("numerator").ShouldBeFalse();
        var refusal = part.Unreadable.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(RefusalCodes.FigureUnreadable);
        refusal.Message.ShouldBeASentence();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[\"5\"]")]
    [InlineData("{}")]
    public void Something_else_than_a_number_is_of_the_wrong_kind(string value) =>
        ReadFigure(value).Unreadable.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.FigureWrongKind);

    [Fact]
    public void A_figure_given_twice_is_not_taken_from_either()
    {
        var json = CampaignCopy.SampleText("answers/SNV.json").Replace("\"denominator\": \"64\"", "\"denominator\": \"64\", \"numerator\": \"64\"", StringComparison.Ordinal);

        var (answers, faults) = Read(json);

        faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.PropertyTwice);
        var part = answers!.Answers.First(a => a.Leaf.Code is "1.1").Part;
        part.Unreadable.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.AnsweredTwice);
    }

    [Fact]
    public void Figures_together_with_not_applicable_leave_the_leaf_open()
    {
        var json = JsonEdit.Change(CampaignCopy.SampleText(Stp), "/answers/1/notApplicable", "\"Không phát sinh.\"");

        Read(json).Answers!.Answers[1].Part.Unreadable.ShouldHaveSingleItem().Message.ShouldContain("vừa có số liệu vừa chọn \"không áp dụng\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"STP\"")]
    [InlineData("{")]
    [InlineData("{ \"unit\": }")]
    [InlineData("{ } { }")]
    [InlineData("// ghi chú\n{}")]
    public void What_is_no_file_of_answers_gets_one_located_sentence(string text)
    {
        var (answers, faults) = Read(text);

        answers.ShouldBeNull();
        faults.ShouldNotBeEmpty();
        faults[0].Line.ShouldBeGreaterThan(0);
        faults[0].Message.ShouldBeASentence();
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_named_as_such_and_a_byte_order_mark_is_not_minded()
    {
        var text = CampaignCopy.SampleText(Stp);

        AnswersFile.Read(Encoding.Unicode.GetBytes(text), Stp, CampaignCopy.Context).Answers.ShouldBeNull();
        AnswersFile.Read(Encoding.Latin1.GetBytes(text.Replace("Số liệu", "Sô liêu", StringComparison.Ordinal)), Stp, CampaignCopy.Context).Faults[0].Code.ShouldBe(FaultCodes.JsonText);
        AnswersFile.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], Stp, CampaignCopy.Context).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_plan_the_owners_in_the_set_decide_and_a_file_may_answer_for_the_whole_province()
    {
        var context = new AnswersContext(CampaignCopy.Set, null);
        var whole = JsonEdit.Change(JsonEdit.Change(CampaignCopy.SampleText(Stp), "/unit", null), "/campaign", null);
        var foreign = JsonEdit.Change(CampaignCopy.SampleText(Stp), "/answers/1/leaf", "\"6.1.1\"");

        AnswersFile.Read(Encoding.UTF8.GetBytes(whole), Stp, context).Faults.ShouldBeEmpty();
        AnswersFile.Read(Encoding.UTF8.GetBytes(foreign), Stp, context).Faults.ShouldContain(f => f.Code == RefusalCodes.NotAssigned && f.Row == "6.1.1");
        AnswersFile.Read(Encoding.UTF8.GetBytes(JsonEdit.Change(whole, "/unit", "\"SYT\"")), Stp, context).Faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.UnitUnknown);
    }

    [Fact]
    public void Every_answer_may_name_its_leaf_by_id_or_by_printed_code()
    {
        var byCode = Read(JsonEdit.Change(CampaignCopy.SampleText(Stp), "/answers/1/leaf", "\"2.1.1\""));

        byCode.Faults.ShouldBeEmpty();
        byCode.Answers!.Answers[1].Leaf.Id.ShouldBe("thuc-hien-cac-hoat-dong-theo-doi-thi");
    }

    [Fact]
    public void Several_slips_are_reported_at_once_in_the_order_of_the_file()
    {
        var json = CampaignCopy.SampleText(Stp);
        foreach (var (pointer, value) in new[] { ("/answers/1/leaf", "\"9.9\""), ("/answers/2/leaf", "\"1.1\""), ("/answers/3/evidence/0/document", "\"X\""), ("/documents/0/date", "\"mai\"") })
        {
            json = JsonEdit.Change(json, pointer, value);
        }

        var (answers, faults) = Read(json);

        faults.Select(f => f.Code).ShouldBe([RefusalCodes.LeafUnknown, RefusalCodes.NotAssigned, AppFaultCodes.DocumentUnknown, FaultCodes.NotADate]);
        answers!.Answers.Select(a => a.Leaf.Code).ShouldBe(["1.5", "2.2.1", "2.2.2", "2.3.1", "2.3.2"]);
    }

    private static LoadedAnswers Read(string json) => AnswersFile.Read(Encoding.UTF8.GetBytes(json), Stp, CampaignCopy.Context);

    private static AnswerPart ReadFigure(string numerator)
    {
        var (answers, faults) = Read(JsonEdit.Change(CampaignCopy.SampleText("answers/SNV.json"), "/answers/0/figures/numerator", numerator));
        faults.ShouldBeEmpty();
        return answers!.Answers[0].Part;
    }
}

using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Json;

/// <summary>A file of another kind is one sentence, which names both kinds.</summary>
public sealed class FileKindTests
{
    [Theory]
    [InlineData("fields", "answers", "Đây là tệp bộ tiêu chí, không phải tệp số liệu kê khai của một đơn vị; hãy chọn đúng tệp.")]
    [InlineData("assignments", "fields", "Đây là tệp kế hoạch của kỳ đánh giá, không phải tệp bộ tiêu chí; hãy chọn đúng tệp.")]
    [InlineData("answers", "assignments", "Đây là tệp số liệu kê khai của một đơn vị, không phải tệp kế hoạch của kỳ đánh giá; hãy chọn đúng tệp.")]
    [InlineData("values", "sheets", "Đây là tệp kết quả điều tra và SIPAS, không phải tệp bảng gán ô của biểu gửi Bộ Nội vụ; hãy chọn đúng tệp.")]
    [InlineData("sheets", "provinces", "Đây là tệp bảng gán ô của biểu gửi Bộ Nội vụ, không phải tệp kết quả đã công bố của các tỉnh; hãy chọn đúng tệp.")]
    [InlineData("provinces", "values", "Đây là tệp kết quả đã công bố của các tỉnh, không phải tệp kết quả điều tra và SIPAS; hãy chọn đúng tệp.")]
    public void Another_kind_is_told_by_its_name(string found, string wanted, string sentence)
    {
        var faults = new FaultList();

        FileKind.Is(Root($$"""{ "version": "1", "{{found}}": [] }"""), wanted, faults).ShouldBeFalse();
        var fault = faults.All.ShouldHaveSingleItem();
        (fault.Code, fault.Message).ShouldBe((FaultCodes.WrongFile, sentence));
    }

    [Theory]
    [InlineData("""{ "fields": [] }""")]
    [InlineData("""{ "fields": [], "answers": [] }""")]
    [InlineData("""{ "version": "1" }""")]
    [InlineData("[]")]
    public void What_is_of_the_kind_or_of_none_is_read_on(string json)
    {
        var faults = new FaultList();

        FileKind.Is(Root(json), "fields", faults).ShouldBeTrue();
        faults.All.ShouldBeEmpty();
    }

    private static JsonItem Root(string json) => JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList()).ShouldNotBeNull();
}

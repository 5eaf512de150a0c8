using ParScore.App.Evidence;

namespace ParScore.Tests.App.Evidence;

/// <summary>Ordinary names stay as they are; the rest is in <see cref="HostileNameTests"/>.</summary>
public sealed class UploadNameTests
{
    [Theory]
    [InlineData("Kế hoạch số 125 (ký số).pdf")]
    [InlineData("125-KH-UBND_2020.02.03.docx")]
    [InlineData("Quyết định & phụ lục, bản 2 – chính thức.PDF")]
    [InlineData("Đường_Ươm's [cuối].xlsx")]
    [InlineData("com10.pdf")]
    [InlineData("console.pdf")]
    public void A_good_name_stays_as_it_is(string name) => UploadName.Clean(name).ShouldBe(name);

    [Theory]
    [InlineData("Kế hoạch số 125.pdf", "Ke hoach so 125.pdf")]
    [InlineData("Đường – đi.docx", "Duong - di.docx")]
    [InlineData("100% \"xong\".pdf", "100_ _xong_.pdf")]
    [InlineData("文件.pdf", "__.pdf")]
    public void The_plain_name_is_ascii(string name, string plain) => UploadName.Plain(name).ShouldBe(plain);

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        foreach (var (name, _) in HostileNameTests.Table)
        {
            UploadName.Clean(UploadName.Clean(name)).ShouldBe(UploadName.Clean(name));
        }
    }
}

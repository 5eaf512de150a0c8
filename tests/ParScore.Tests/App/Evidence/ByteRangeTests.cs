using ParScore.App.Evidence;

namespace ParScore.Tests.App.Evidence;

/// <summary>The Range header (RFC 9110, section 14).</summary>
public sealed class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=0-0", 0, 0)]
    [InlineData("bytes=0-99", 0, 99)]
    [InlineData("bytes=0-100", 0, 99)]
    [InlineData("bytes=99-", 99, 99)]
    [InlineData("bytes=-1", 99, 99)]
    [InlineData("bytes=-1000", 0, 99)]
    [InlineData("BYTES=5-6", 5, 6)]
    [InlineData("bytes= 5-6 ", 5, 6)]
    [InlineData("bytes=0-9223372036854775807", 0, 99)]
    public void A_part_is_cut_to_the_file(string header, long from, long to)
    {
        ByteRange.TryRead(header, 100, out var range).ShouldBeTrue();

        range.ShouldBe(new ByteRange(from, to));
        range!.Length.ShouldBe(to - from + 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bytes=")]
    [InlineData("bytes=-")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=9-8")]
    [InlineData("bytes=0-1,3-4")]
    [InlineData("bytes=1-2-3")]
    [InlineData("bytes=--5")]
    [InlineData("bytes=+1-5")]
    [InlineData("bytes=99999999999999999999-")]
    [InlineData("lines=0-1")]
    public void What_is_no_single_part_means_the_whole_file(string? header)
    {
        ByteRange.TryRead(header, 100, out var range).ShouldBeTrue();

        range.ShouldBeNull();
    }

    [Theory]
    [InlineData("bytes=100-")]
    [InlineData("bytes=100-200")]
    [InlineData("bytes=9223372036854775807-")]
    [InlineData("bytes=-0")]
    public void A_part_outside_the_file_cannot_be_given(string header) => ByteRange.TryRead(header, 100, out _).ShouldBeFalse();
}

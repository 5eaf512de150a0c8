using System.Globalization;
using System.Numerics;
using ParScore.Scoring;

namespace ParScore.Tests.Scoring;

/// <summary>Exact numbers: how they are read, reckoned with and shown. System.Decimal is the independent peer.</summary>
public sealed class FractionTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("45", "45")]
    [InlineData("8,5", "8.5")]
    [InlineData("8.5", "8.5")]
    [InlineData("2.50", "2.50")]
    [InlineData("007", "7")]
    [InlineData("00.10", "0.10")]
    [InlineData("  45  ", "45")]
    [InlineData("\t45\n", "45")]
    [InlineData("\u00A045\u00A0", "45")]
    [InlineData("-1", "-1")]
    [InlineData("-0,25", "-0.25")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0.0")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("0.123456789", "0.123456789")]
    [InlineData("1234.5", "1234.5")]
    public void Numbers_are_read_as_officials_type_them(string typed, string text)
    {
        Fraction.TryParse(typed, out var value).ShouldBeTrue();

        value.ToText().ShouldBe(text);
        Fraction.Parse(typed).ShouldBe(value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(",5")]
    [InlineData(".5")]
    [InlineData("5,")]
    [InlineData("5.")]
    [InlineData("1.234,5")]
    [InlineData("1,234.5")]
    [InlineData("1.234.567")]
    [InlineData("1 234")]
    [InlineData("1\u00A0234")]
    [InlineData("1'234")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("- 1")]
    [InlineData("\u22121")]
    [InlineData("(1)")]
    [InlineData("1e3")]
    [InlineData("1E400")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1/2")]
    [InlineData("½")]
    [InlineData("80%")]
    [InlineData("80 %")]
    [InlineData("٣")]
    [InlineData("٣,٥")]
    [InlineData("１２")]
    [InlineData("१")]
    [InlineData("1\u200B")]
    [InlineData("1\0")]
    [InlineData("ba")]
    [InlineData("1234567890123456789")]
    [InlineData("0000000000000000001")]
    [InlineData("0.1234567890")]
    public void What_is_no_plain_number_is_refused(string? typed)
    {
        Fraction.TryParse(typed, out var value).ShouldBeFalse();

        value.ShouldBe(Fraction.Zero);
        Should.Throw<FormatException>(() => Fraction.Parse(typed!)).Message.ShouldBe($"'{typed}' is not a number.");
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    public void The_machine_s_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            (Fraction.Parse("8,5").ToText(), Fraction.Parse("-8.5").ToVietnamese()).ShouldBe(("8.5", "-8,5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1", "3", "0.3333333333333333333333333333", "0,333333…")]
    [InlineData("2", "3", "0.6666666666666666666666666667", "0,666666…")]
    [InlineData("-2", "3", "-0.6666666666666666666666666667", "-0,666666…")]
    [InlineData("45", "32", "1.40625", "1,40625")]
    [InlineData("1", "8", "0.125", "0,125")]
    [InlineData("1", "512", "0.001953125", "0,001953125")]
    [InlineData("1", "1024", "0.0009765625", "0,000976…")]
    [InlineData("799999999", "10000000", "79.9999999", "79,9999999")]
    [InlineData("79999999999", "1000000000", "79.999999999", "79,999999999")]
    [InlineData("799999999999", "10000000000", "79.9999999999", "79,999999…")]
    [InlineData("1600000000001", "20000000000", "80.00000000005", "80,000000…")]
    [InlineData("10", "2", "5", "5")]
    [InlineData("0", "7", "0", "0")]
    public void Digits_are_exact_where_they_end_and_never_rounded_up_for_a_reader(string numerator, string denominator, string text, string vietnamese)
    {
        var value = Fraction.Parse(numerator) / Fraction.Parse(denominator);

        (value.ToText(), value.ToVietnamese(), value.ToString()).ShouldBe((text, vietnamese, text));
        value.HasEnd.ShouldBe(!(text.Length > 28));
    }

    [Theory]
    [InlineData("2.50", "2.50", "2,5")]
    [InlineData("2,50", "2.50", "2,5")]
    [InlineData("100.000", "100.000", "100")]
    [InlineData("0.00", "0.00", "0")]
    public void Written_decimals_are_kept_for_files_only(string typed, string text, string vietnamese) =>
        (Fraction.Parse(typed).ToText(), Fraction.Parse(typed).ToVietnamese()).ShouldBe((text, vietnamese));

    [Fact]
    public void Equality_is_by_value()
    {
        Fraction.Parse("2.50").ShouldBe(Fraction.Parse("2,5"));
        Fraction.Parse("2.50").GetHashCode().ShouldBe(Fraction.Parse("2.5").GetHashCode());
        (Fraction.Parse("2.50") == Fraction.Parse("2.5")).ShouldBeTrue();
        (Fraction.Parse("2.50") != Fraction.Parse("2.51")).ShouldBeTrue();
        Fraction.Parse("2.5").Equals((object)2.5m).ShouldBeFalse();
        (new Fraction(2) / new Fraction(6)).ShouldBe(Fraction.One / new Fraction(3));
        (new Fraction(2) / new Fraction(6)).GetHashCode().ShouldBe((Fraction.One / new Fraction(3)).GetHashCode());
    }

    [Fact]
    public void The_default_value_is_zero()
    {
        var zero = default(Fraction);

        (zero == Fraction.Zero && zero == new Fraction(0) && zero.IsZero && zero.IsWhole && !zero.IsNegative).ShouldBeTrue();
        (zero.Numerator, zero.Denominator).ShouldBe((BigInteger.Zero, BigInteger.One));
        (zero.ToText(), (zero + Fraction.One).ToText(), (zero * Fraction.Hundred).ToText(), zero.GetHashCode()).ShouldBe(("0", "1", "0", new Fraction(0).GetHashCode()));
    }

    [Fact]
    public void Thirds_add_up()
    {
        var third = Fraction.One / new Fraction(3);

        (third + third + third).ShouldBe(Fraction.One);
        (third * new Fraction(3)).ShouldBe(Fraction.One);
        (third.Numerator, third.Denominator, third.HasEnd).ShouldBe((BigInteger.One, new BigInteger(3), false));
        (Fraction.One / new Fraction(-3)).ShouldBe(-third);
        (Fraction.One / new Fraction(-3)).Denominator.ShouldBe(new BigInteger(3));
    }

    [Fact]
    public void Dividing_by_zero_is_a_mistake_of_the_caller() => Should.Throw<DivideByZeroException>(() => Fraction.One / Fraction.Zero);

    [Theory]
    [InlineData("3", true, false)]
    [InlineData("3.00", true, false)]
    [InlineData("3.01", false, false)]
    [InlineData("-3", true, true)]
    [InlineData("0", true, false)]
    [InlineData("-0.5", false, true)]
    public void Whole_and_negative_are_told_by_value(string typed, bool isWhole, bool isNegative) =>
        (Fraction.Parse(typed).IsWhole, Fraction.Parse(typed).IsNegative).ShouldBe((isWhole, isNegative));

    [Theory]
    [InlineData("2.5", "2")]
    [InlineData("2", "2")]
    [InlineData("-2.5", "-3")]
    [InlineData("-2", "-2")]
    [InlineData("-0.1", "-1")]
    [InlineData("0.999999999", "0")]
    public void The_floor_is_the_largest_whole_number_not_above(string typed, string floor) => Fraction.Parse(typed).Floor().ToText().ShouldBe(floor);

    [Theory]
    [InlineData("0.005", 2, "0.01", "0.00", "0.00")]
    [InlineData("0.015", 2, "0.02", "0.02", "0.01")]
    [InlineData("0.025", 2, "0.03", "0.02", "0.02")]
    [InlineData("0.0049", 2, "0.00", "0.00", "0.00")]
    [InlineData("0.0051", 2, "0.01", "0.01", "0.00")]
    [InlineData("-0.005", 2, "-0.01", "0.00", "0.00")]
    [InlineData("-0.015", 2, "-0.02", "-0.02", "-0.01")]
    [InlineData("-0.025", 2, "-0.03", "-0.02", "-0.02")]
    [InlineData("2.5", 0, "3", "2", "2")]
    [InlineData("3.5", 0, "4", "4", "3")]
    [InlineData("-2.5", 0, "-3", "-2", "-2")]
    [InlineData("89.995", 2, "90.00", "90.00", "89.99")]
    [InlineData("1.40625", 2, "1.41", "1.41", "1.40")]
    [InlineData("1", 3, "1.000", "1.000", "1.000")]
    [InlineData("0.9999999", 6, "1.000000", "1.000000", "0.999999")]
    public void Rounding_follows_its_mode(string typed, int places, string halfUp, string halfEven, string down)
    {
        string Round(RoundingMode mode) => Fraction.Parse(typed).Round(new Rounding(places, mode)).ToText();

        (Round(RoundingMode.HalfUp), Round(RoundingMode.HalfEven), Round(RoundingMode.Down)).ShouldBe((halfUp, halfEven, down));
    }

    [Fact]
    public void An_unknown_mode_is_a_mistake_of_the_caller() => Should.Throw<ArgumentOutOfRangeException>(() => Fraction.One.Round(new Rounding(2, (RoundingMode)99))).Message.ShouldStartWith("An unknown way of rounding.");

    [Fact]
    public void Thirds_are_rounded_from_the_whole_of_their_digits()
    {
        var twoThirds = new Fraction(2) / new Fraction(3);

        twoThirds.Round(new Rounding(2, RoundingMode.HalfUp)).ToText().ShouldBe("0.67");
        twoThirds.Round(new Rounding(2, RoundingMode.Down)).ToText().ShouldBe("0.66");
        twoThirds.Round(new Rounding(0, RoundingMode.HalfEven)).ToText().ShouldBe("1");
    }

    [Fact]
    public void Denominators_may_grow_beyond_any_machine_word()
    {
        var tiny = Enumerable.Range(0, 30).Aggregate(Fraction.One, (value, _) => value / new Fraction(5));

        tiny.Denominator.ShouldBe(BigInteger.Pow(5, 30));
        tiny.ToText().ShouldBe($"0.{BigInteger.Pow(2, 30).ToString(CultureInfo.InvariantCulture).PadLeft(30, '0')}");
        (tiny / new Fraction(3)).HasEnd.ShouldBeFalse();
        Enumerable.Range(0, 30).Aggregate(tiny, (value, _) => value * new Fraction(5)).ShouldBe(Fraction.One);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(64)]
    public void Digits_that_end_are_written_to_the_last(int decimals)
    {
        var half = Enumerable.Range(0, decimals).Aggregate(Fraction.One, (value, _) => value / new Fraction(2));

        half.ToText().ShouldBe($"0.{BigInteger.Pow(5, decimals).ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0')}");
        (half.HasEnd, half.ToExactText()).ShouldBe((true, half.ToText()));
    }

    [Fact]
    public void A_large_denominator_close_to_a_power_of_five_has_no_end()
    {
        var power = Enumerable.Range(0, 28).Aggregate(Fraction.One, (value, _) => value * new Fraction(5));
        var near = Fraction.One / (power + new Fraction(2));

        (Fraction.One / power).HasEnd.ShouldBeTrue();
        near.HasEnd.ShouldBeFalse();
        near.ToExactText().ShouldBe($"1/{BigInteger.Pow(5, 28) + 2}");
    }

    [Theory]
    [InlineData("45", "32", "1.40625")]
    [InlineData("2.50", "1", "2.5")]
    [InlineData("5", "6", "5/6")]
    [InlineData("-10", "12", "-5/6")]
    [InlineData("0", "7", "0")]
    public void The_exact_text_loses_nothing_and_forgets_how_the_number_was_written(string numerator, string denominator, string text) =>
        (Fraction.Parse(numerator) / Fraction.Parse(denominator)).ToExactText().ShouldBe(text);

    [Fact]
    public void Of_two_equal_numbers_the_first_is_kept_as_it_was_written()
    {
        var (longer, shorter) = (Fraction.Parse("2.50"), Fraction.Parse("2.5"));

        (Fraction.Min(longer, shorter).ToText(), Fraction.Max(longer, shorter).ToText()).ShouldBe(("2.50", "2.50"));
        (Fraction.Min(shorter, longer).ToText(), Fraction.Max(shorter, longer).ToText()).ShouldBe(("2.5", "2.5"));
    }

    [Fact]
    public void Decimals_for_spreadsheets_are_as_near_as_a_decimal_can_be()
    {
        Fraction.Parse("1.40625").ToDecimal().ShouldBe(1.40625m);
        (Fraction.One / new Fraction(3)).ToDecimal().ShouldBe(1m / 3m);
        Fraction.Parse("-999999999999999999.999999999").ToDecimal().ShouldBe(-999999999999999999.999999999m);
        (Fraction.Parse("999999999999999999") / new Fraction(7)).ToDecimal().ShouldBe(999999999999999999m / 7m);
    }

    [Fact]
    public void Reckoning_agrees_with_decimals_on_random_numbers()
    {
        var random = new Random(20201231);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (RandomDecimal(random), RandomDecimal(random));
            var (x, y) = (Of(a), Of(b));

            (x + y).ToDecimal().ShouldBe(a + b);
            (x - y).ToDecimal().ShouldBe(a - b);
            (x * y).ToDecimal().ShouldBe(a * b);
            (-x).ToDecimal().ShouldBe(-a);
            x.Abs().ToDecimal().ShouldBe(Math.Abs(a));
            x.Floor().ToDecimal().ShouldBe(Math.Floor(a));
            x.CompareTo(y).ShouldBe(a.CompareTo(b));
            (x < y, x <= y, x > y, x >= y, x == y).ShouldBe((a < b, a <= b, a > b, a >= b, a == b));
            (Fraction.Min(x, y).ToDecimal(), Fraction.Max(x, y).ToDecimal()).ShouldBe((Math.Min(a, b), Math.Max(a, b)));
            (x.IsWhole, x.IsZero, x.IsNegative).ShouldBe((decimal.IsInteger(a), a == 0, a < 0));
            var places = random.Next(0, 7);
            x.Round(new Rounding(places, RoundingMode.HalfUp)).ToDecimal().ShouldBe(Math.Round(a, places, MidpointRounding.AwayFromZero));
            x.Round(new Rounding(places, RoundingMode.HalfEven)).ToDecimal().ShouldBe(Math.Round(a, places, MidpointRounding.ToEven));
            x.Round(new Rounding(places, RoundingMode.Down)).ToDecimal().ShouldBe(Math.Round(a, places, MidpointRounding.ToZero));
        }
    }

    [Fact]
    public void Fractions_keep_the_laws_of_arithmetic()
    {
        var random = new Random(1149);
        Fraction Any() => new Fraction(random.Next(-50, 51)) / new Fraction(random.Next(1, 40));
        for (var i = 0; i < 20_000; i++)
        {
            var (x, y, z) = (Any(), Any(), Any());

            (x + y).ShouldBe(y + x);
            (x * y).ShouldBe(y * x);
            (x + y + z).ShouldBe(x + (y + z));
            (x * y * z).ShouldBe(x * (y * z));
            (x * (y + z)).ShouldBe((x * y) + (x * z));
            (x - y + y).ShouldBe(x);
            (y.IsZero ? x : x / y * y).ShouldBe(x);
            BigInteger.GreatestCommonDivisor(x.Numerator, x.Denominator).ShouldBe(BigInteger.One);
            x.Denominator.Sign.ShouldBe(1);
            (x.CompareTo(y) < 0).ShouldBe((x - y).IsNegative);
        }
    }

    [Fact]
    public void What_was_read_is_written_back()
    {
        var random = new Random(320);
        for (var i = 0; i < 5_000; i++)
        {
            var text = RandomDecimal(random).ToString(CultureInfo.InvariantCulture);
            Fraction.Parse(text).ToText().ShouldBe(text);
            Fraction.Parse(text.Replace('.', ',')).ToText().ShouldBe(text);
        }
    }

    // At most seven digits before and five after the point, so that a product is exact in a decimal too.
    private static decimal RandomDecimal(Random random) =>
        new decimal(random.Next(-99_999_999, 100_000_000)) / (decimal)Math.Pow(10, random.Next(0, 6));

    private static Fraction Of(decimal value) => Fraction.Parse(value.ToString(CultureInfo.InvariantCulture));
}

using System.Globalization;

namespace ParScore.App.Reports.Workbooks;

/// <summary>
/// Computes the formulas of a file again, from its numbers alone: sums, minima, guarded shares, counts and references.
/// Knows nothing of how the formulas came about.
/// </summary>
internal sealed class FormulaSheet(IReadOnlyList<ReadSheet> sheets)
{
    /// <summary>References that point at one another would never end.</summary>
    private const int MostSteps = 200;

    private readonly Dictionary<string, ReadSheet> _sheets = sheets.ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Sheet, string Address), object?> _computed = [];
    private int _steps;

    /// <summary>A <see cref="double"/>, a <see cref="string"/>, or null for an empty cell.</summary>
    /// <exception cref="FormatException">The formula is none of those that are known, or never ends.</exception>
    public object? Compute(string sheet, string address)
    {
        if (_computed.TryGetValue((sheet, address), out var known))
        {
            return known;
        }

        if (!_sheets.TryGetValue(sheet, out var read))
        {
            throw new FormatException($"No sheet '{sheet}'.");
        }

        if (!read.Cells.TryGetValue(address, out var cell))
        {
            return null;
        }

        if (++_steps > MostSteps)
        {
            throw new FormatException("The formula refers to itself.");
        }

        var value = cell.Formula is { } formula ? new Reader(this, sheet, formula).ReadAll() : cell.Number ?? (object?)cell.Text;
        _steps--;
        return _computed[(sheet, address)] = value;
    }

    private sealed class Reader(FormulaSheet formulas, string sheet, string text)
    {
        private int _at;

        public object? ReadAll()
        {
            var value = Comparison();
            return _at == text.Length ? Single(value) : throw Unknown();
        }

        private object? Comparison()
        {
            var left = Product();
            return Take('=') ? Number(left).Equals(Number(Product())) : left;
        }

        private object? Product()
        {
            var value = Factor();
            while (_at < text.Length && text[_at] is '*' or '/')
            {
                var isProduct = text[_at++] == '*';
                var (left, right) = (Number(value), Number(Factor()));
                value = isProduct ? left * right : right.Equals(0d) ? throw new FormatException($"Division by 0 in {text}.") : left / right;
            }

            return value;
        }

        private object? Factor()
        {
            if (Take('"'))
            {
                var end = text.IndexOf('"', _at);
                var quoted = end < 0 ? throw Unknown() : text[_at..end];
                _at = end + 1;
                return quoted;
            }

            var start = _at;
            if (_at < text.Length && char.IsAsciiDigit(text[_at]))
            {
                SkipWhile(c => char.IsAsciiDigit(c) || c == '.');
                return double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
            }

            var target = sheet;
            if (Take('\''))
            {
                var end = text.IndexOf("'!", _at, StringComparison.Ordinal);
                target = end < 0 ? throw Unknown() : text[_at..end].Replace("''", "'", StringComparison.Ordinal);
                start = _at = end + 2;
            }

            SkipWhile(c => char.IsAsciiLetterOrDigit(c) || c == '$');
            var name = text[start.._at];
            return Take('(') ? Function(name) : Range(target, name, Take(':') ? Address() : name);
        }

        private string Address()
        {
            var start = _at;
            SkipWhile(c => char.IsAsciiLetterOrDigit(c) || c == '$');
            return text[start.._at];
        }

        private object? Function(string name)
        {
            if (name is "IF")
            {
                return If();
            }

            var values = new List<object?>();
            do
            {
                var value = Comparison();
                values.AddRange(value is List<object?> range ? range : [value]);
            }
            while (Take(','));
            Close();
            return name switch
            {
                "SUM" => values.OfType<double>().Sum(),
                "MIN" => values.OfType<double>().Min(),
                "COUNTA" => (double)values.Count(v => v is not null),
                _ => throw Unknown(),
            };
        }

        // The branch that is not taken may divide by 0.
        private object? If()
        {
            var condition = Comparison() is true;
            Expect(',');
            var then = Factor();
            Expect(',');
            if (condition)
            {
                _at = text.Length;
                return then;
            }

            var otherwise = Single(Comparison());
            Close();
            return otherwise;
        }

        private List<object?> Range(string target, string first, string last)
        {
            if (Columns.Parse(first) is not { } from || Columns.Parse(last) is not { } to)
            {
                throw Unknown();
            }

            var cells = new List<object?>();
            for (var row = from.Row; row <= to.Row; row++)
            {
                for (var column = from.Column; column <= to.Column; column++)
                {
                    cells.Add(formulas.Compute(target, Columns.Address(column, row)));
                }
            }

            return cells;
        }

        private static object? Single(object? value) => value is List<object?> cells ? cells is [var one] ? one : throw new FormatException("A range where one cell is wanted.") : value;

        private double Number(object? value) => Single(value) switch
        {
            double number => number,
            null => 0,
            _ => throw new FormatException($"A text where a number is wanted, in {text}."),
        };

        private bool Take(char wanted)
        {
            var isThere = _at < text.Length && text[_at] == wanted;
            _at += isThere ? 1 : 0;
            return isThere;
        }

        private void Expect(char wanted)
        {
            if (!Take(wanted))
            {
                throw Unknown();
            }
        }

        private void Close() => Expect(')');

        private void SkipWhile(Func<char, bool> isPart)
        {
            while (_at < text.Length && isPart(text[_at]))
            {
                _at++;
            }
        }

        private FormatException Unknown() => new($"The formula {text} is not one of those that are known.");
    }
}

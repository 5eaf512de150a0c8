using System.Text.Json;

namespace ParScore.Scoring.Json;

/// <summary>Writes what a file carries, and leaves out what it did not say.</summary>
internal static class JsonWriterExtensions
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>A number as a decimal text: exact, and the same on every machine.</summary>
        public void WriteNumber(string name, Fraction? value)
        {
            if (value is { } number)
            {
                json.WriteString(name, number.ToText());
            }
        }

        public void WriteText(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        public void WriteTexts(string name, IReadOnlyList<string>? values)
        {
            if (values is null)
            {
                return;
            }

            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        public void WriteDate(string name, DateOnly? value)
        {
            if (value is { } date)
            {
                json.WriteString(name, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}

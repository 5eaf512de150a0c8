using System.Text;
using ParScore.App.Consolidation;
using ParScore.App.Packages;

namespace ParScore.App.Ministry;

/// <summary>Phiếu nhập as a table to print or tick offline.</summary>
internal static class KeyingTable
{
    /// <summary>UTF-8 with a byte order mark, so that spreadsheet programs read Vietnamese; one line an item.</summary>
    public static string Write(ProvinceResult approved, string version, string decisionNumber, string decisionDate)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var warning in PackageContent.Warnings(approved))
        {
            Line(text, warning);
        }

        Line(text, $"Phiếu nhập vào phần mềm của Bộ Nội vụ – bản {version}, quyết định {decisionNumber} ngày {decisionDate}");
        Line(text, "Tiêu chí", "Nội dung", "Nhập gì", "Giá trị", "Đã nhập", "Người nhập, ngày giờ");
        foreach (var item in KeyingList.Of(approved))
        {
            Line(text, item.Leaf.Code, item.Leaf.Name, item.Item is KeyingList.Score ? "điểm" : item.Item is KeyingList.Explanation ? "giải trình" : "tệp", item.Value, "", "");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(ScoreTable.Cell(cells[i]));
        }

        text.Append("\r\n");
    }
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace ParScore.Web.Pages;

/// <summary>A QR code as an SVG that stands in the page: nothing is fetched, no style is written inline.</summary>
internal static class QrPicture
{
    public static IHtmlContent Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        var size = code.ModuleMatrix.Count;
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new HtmlString(string.Create(CultureInfo.InvariantCulture, $"""<svg role="img" aria-label="Mã QR cho ứng dụng xác thực; cùng nội dung với khóa bên dưới" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{path}"/></svg>"""));
    }
}

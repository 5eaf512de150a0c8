using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParScore.Web.TagHelpers;

/// <summary>Everything that is wrong with what was sent, at the top of the page, each with a link to its input; nothing when nothing is.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>Where a page leaves the names of inputs in the order in which their errors are to be read.</summary>
    internal const string ReadingOrder = "ErrorOrder";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var order = ViewContext.ViewData[ReadingOrder] as string[] ?? [];
        var errors = ViewContext.ModelState.OrderBy(e => Array.FindIndex(order, o => string.Equals(o, e.Key, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : order.Length).SelectMany(e => e.Value!.Errors.Select(error => (Id: FieldIds.Of(e.Key), error.ErrorMessage))).ToArray();
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Content.AppendHtml("<h2>Chưa thực hiện được</h2>");
        var list = new TagBuilder("ul");
        foreach (var (id, message) in errors)
        {
            var text = new TagBuilder(id.Length == 0 ? "span" : "a");
            if (id.Length > 0)
            {
                text.Attributes["href"] = $"#{id}";
            }

            text.InnerHtml.Append(message);
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(text);
            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(list);
    }
}

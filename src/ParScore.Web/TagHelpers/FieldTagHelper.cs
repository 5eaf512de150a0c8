using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ParScore.Web.TagHelpers;

/// <summary>One input with its label, hint and error, tied together for those who do not see the page. A password is never sent back.</summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The bound property.</summary>
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    /// <summary>What people need to know before they type; null = nothing.</summary>
    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>What browsers may fill in (WCAG 1.3.5).</summary>
    public string Autocomplete { get; set; } = "off";

    public string? Inputmode { get; set; }

    /// <summary>True where nothing may be left out; the server says so too.</summary>
    public bool Required { get; set; }

    /// <summary>True: the page opens here.</summary>
    public bool Autofocus { get; set; }

    /// <summary>A choice instead of an input.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldIds.Of(For.Name);
        var error = ViewContext.ModelState.TryGetValue(For.Name, out var entry) && entry.Errors.Count > 0 ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage)) : null;
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", error is null ? "field" : "field wrong");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        var described = new List<string>();
        Add(output, "hint", Hint, $"{id}-hint", described);
        Add(output, "error", error is null ? null : $"Lỗi: {error}", $"{id}-error", described);
        output.Content.AppendHtml(Options is null ? Input(id, error, described) : Select(id, error, described));
    }

    private static void Add(TagHelperOutput output, string kind, string? text, string id, List<string> described)
    {
        if (text is not null)
        {
            var paragraph = new TagBuilder("p") { Attributes = { ["id"] = id, ["class"] = kind } };
            paragraph.InnerHtml.Append(text);
            output.Content.AppendHtml(paragraph);
            described.Add(id);
        }
    }

    private TagBuilder Input(string id, string? error, List<string> described)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Common(input, id, error, described);
        input.Attributes["type"] = Type;
        input.Attributes["autocomplete"] = Autocomplete;
        input.Attributes["value"] = Type is "password" ? "" : Value;
        if (Inputmode is not null)
        {
            input.Attributes["inputmode"] = Inputmode;
        }

        if (Type is "password" || Autocomplete is "username" or "one-time-code")
        {
            input.Attributes["autocapitalize"] = "none";
            input.Attributes["spellcheck"] = "false";
        }

        return input;
    }

    private TagBuilder Select(string id, string? error, List<string> described)
    {
        var select = new TagBuilder("select");
        Common(select, id, error, described);
        foreach (var option in Options!)
        {
            var item = new TagBuilder("option") { Attributes = { ["value"] = option.Value } };
            if (string.Equals(option.Value, Value, StringComparison.Ordinal))
            {
                item.Attributes["selected"] = "selected";
            }

            item.InnerHtml.Append(option.Text);
            select.InnerHtml.AppendHtml(item);
        }

        return select;
    }

    private void Common(TagBuilder input, string id, string? error, List<string> described)
    {
        (input.Attributes["id"], input.Attributes["name"]) = (id, For.Name);
        if (Required)
        {
            input.Attributes["required"] = "required";
        }

        // After a refusal the summary comes first.
        if (Autofocus && ViewContext.ModelState.IsValid)
        {
            input.Attributes["autofocus"] = "autofocus";
        }

        if (error is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        if (described.Count > 0)
        {
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        }
    }

    private string Value => (ViewContext.ModelState.TryGetValue(For.Name, out var entry) ? entry.AttemptedValue : null) ?? Convert.ToString(For.Model, CultureInfo.CurrentCulture) ?? "";
}

using Microsoft.AspNetCore.Mvc;

namespace ParScore.Web;

/// <summary>What the platform says of a value it cannot read, in Vietnamese.</summary>
internal static class Sentences
{
    public static void Use(MvcOptions options)
    {
        // Which input must be filled in is said by the use case, in its own words.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"Giá trị \"{value}\" không đọc được; hãy nhập lại.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Giá trị \"{value}\" không đọc được; hãy nhập lại.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Giá trị không đọc được; hãy nhập lại.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị không đọc được; hãy nhập lại.");
        messages.SetValueIsInvalidAccessor(value => $"Giá trị \"{value}\" không đọc được; hãy nhập lại.");
        messages.SetValueMustBeANumberAccessor(_ => "Hãy nhập một số.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Hãy nhập một số.");
        messages.SetValueMustNotBeNullAccessor(_ => "Hãy nhập giá trị.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Thiếu giá trị; hãy nhập lại.");
        messages.SetMissingKeyOrValueAccessor(() => "Thiếu giá trị; hãy nhập lại.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Thiếu nội dung; hãy gửi lại.");
    }
}

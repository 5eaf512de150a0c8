namespace ParScore.Scoring.Json;

/// <summary>Tells one kind of file from another, so that a file in the wrong place is one sentence and not a hundred.</summary>
public static class FileKind
{
    // The property that only this kind of file has at its top, and what people call the file.
    private static readonly (string Mark, string Name)[] Kinds =
    [
        ("fields", "bộ tiêu chí"),
        ("assignments", "kế hoạch của kỳ đánh giá"),
        ("answers", "số liệu kê khai của một đơn vị"),
        ("values", "kết quả điều tra và SIPAS"),
        ("sheets", "bảng gán ô của biểu gửi Bộ Nội vụ"),
        ("provinces", "kết quả đã công bố của các tỉnh"),
    ];

    /// <summary>False, with one fault, when the file is plainly of another kind.</summary>
    /// <param name="root">The file's content.</param>
    /// <param name="mark">The top property of the kind that is wanted.</param>
    /// <param name="faults">Takes the fault.</param>
    public static bool Is(JsonItem root, string mark, FaultList faults)
    {
        if (root.Kind != JsonKind.Object || root.Property(mark) is not null
            || Array.Find(Kinds, k => root.Property(k.Mark) is not null) is not { Name: { } found })
        {
            return true;
        }

        faults.Add(FaultCodes.WrongFile, root, $"Đây là tệp {found}, không phải tệp {Array.Find(Kinds, k => string.Equals(k.Mark, mark, StringComparison.Ordinal)).Name}; hãy chọn đúng tệp.");
        return false;
    }
}

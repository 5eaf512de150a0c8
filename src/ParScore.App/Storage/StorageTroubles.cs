using Microsoft.Data.Sqlite;
using ParScore.Scoring;

namespace ParScore.App.Storage;

/// <summary>What a failing disk or database means for the person at the keyboard: a code and a sentence that says what to do.</summary>
public static class StorageTroubles
{
    public const string DiskFull = "disk-full";
    public const string DiskFailed = "disk-failed";
    public const string DatabaseBusy = "database-busy";
    public const string DatabaseDamaged = "database-damaged";
    public const string NoAccess = "no-access";
    public const string OutcomeUnknown = "outcome-unknown";
    public const string NewerDatabase = "database-newer";

    // SQLite's primary result codes (sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int NotADatabase = 26;
    private const int WriteFailedForSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The refusal an error stands for; null when the error is a fault of the program and not of disk or database.</summary>
    public static Refusal? Explain(Exception error) => error switch
    {
        OutcomeUnknownException => new(OutcomeUnknown, "", "Ổ đĩa báo lỗi đúng lúc ghi xong, nên chưa biết thay đổi vừa rồi đã được giữ hay chưa. Hãy mở lại trang để xem; gửi lại cùng yêu cầu cũng không bị ghi hai lần. Báo cho người quản trị kiểm tra ổ đĩa."),
        NewerDatabaseException newer => new(NewerDatabase, "", newer.Message),
        SqliteException { SqliteErrorCode: Full } => Space(),
        SqliteException { SqliteErrorCode: Busy or Locked } => new(DatabaseBusy, "", "Máy chủ đang bận ghi việc khác quá lâu, thay đổi này chưa được lưu. Hãy chờ một phút rồi làm lại."),
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => new(DatabaseDamaged, "", "Cơ sở dữ liệu bị hỏng nên không đọc ghi tiếp. Hãy dừng lại, giữ nguyên thư mục dữ liệu, chạy \"parscore verify\" và báo người quản trị phục hồi từ bản sao lưu."),
        SqliteException { SqliteErrorCode: ReadOnly or CantOpen } => new(NoAccess, "", "Không mở hoặc không ghi được cơ sở dữ liệu. Hãy kiểm tra quyền ghi và chỗ trống của thư mục dữ liệu."),
        SqliteException { SqliteErrorCode: IoError } => new(DiskFailed, "", "Ổ đĩa báo lỗi khi đọc hoặc ghi, thay đổi này chưa được lưu. Hãy báo người quản trị kiểm tra ổ đĩa rồi làm lại."),
        IOException { HResult: WriteFailedForSpace or QuotaExceeded or WindowsDiskFull } => Space(),
        IOException => new(DiskFailed, "", "Không đọc hoặc ghi được tệp trên ổ đĩa, thay đổi này chưa được lưu. Hãy báo người quản trị kiểm tra ổ đĩa và chỗ trống rồi làm lại."),
        UnauthorizedAccessException => new(NoAccess, "", "Chương trình không có quyền đọc hoặc ghi trong thư mục dữ liệu. Hãy kiểm tra quyền của thư mục."),
        _ => null,
    };

    private static Refusal Space() => new(DiskFull, "", "Ổ đĩa đã đầy, thay đổi này chưa được lưu; những gì đã lưu vẫn còn và vẫn xem được. Hãy dọn chỗ trống rồi làm lại, không cần khởi động lại.");
}

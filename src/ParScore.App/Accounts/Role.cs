namespace ParScore.App.Accounts;

/// <summary>Vai trò: what a person is here for.</summary>
public enum Role
{
    /// <summary>Chuyên viên sở, ngành.</summary>
    Officer,

    /// <summary>Thủ trưởng đơn vị.</summary>
    Head,

    /// <summary>Sở Nội vụ.</summary>
    Coordinator,

    /// <summary>UBND tỉnh.</summary>
    Approver,

    /// <summary>Kiểm tra, thanh tra.</summary>
    Auditor,

    /// <summary>Quản trị: accounts, units, backup; neither reads nor changes scores and evidence by virtue of it.</summary>
    Administrator,

    /// <summary>Người vận hành tại máy chủ: runs the command line on the machine that holds the data.</summary>
    Operator,
}

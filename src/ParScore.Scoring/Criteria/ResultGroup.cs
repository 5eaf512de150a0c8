namespace ParScore.Scoring.Criteria;

/// <summary>Nhóm xếp loại: A from 90 %, B from 80 % …</summary>
/// <param name="Code">"A".</param>
/// <param name="From">The lowest index of the group in %, itself in the group; compared with the unrounded index.</param>
public sealed record ResultGroup(string Code, Fraction From);

namespace ParScore.Scoring;

/// <summary>Sums read as the office says them: <c>lines.Total</c>.</summary>
public static class PointsExtensions
{
    extension(IEnumerable<Points> points)
    {
        /// <summary>The unrounded sum.</summary>
        public Points Total => points.Aggregate(Points.Zero, (sum, next) => sum + next);
    }
}

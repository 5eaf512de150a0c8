namespace ParScore.Web.Security;

/// <summary>The one cookie that carries a session: its token and nothing else.</summary>
internal static class SessionCookie
{
    // A browser takes the prefix only over HTTPS, for this host and all of its paths.
    private const string Secure = "__Host-parscore";
    private const string Plain = "parscore";

    /// <summary>The token a browser sent; null when it sent none.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    /// <summary>Gives a browser a token; it forgets it when it is closed.</summary>
    public static void Set(HttpContext context, string token) => context.Response.Cookies.Append(NameFor(context.Request), token, Options(context.Request));

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions Options(HttpRequest request) => new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}

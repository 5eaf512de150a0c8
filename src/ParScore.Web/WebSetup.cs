using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;
using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Storage;
using ParScore.Web.Security;

namespace ParScore.Web;

/// <summary>What the server is made of, and the order in which a request passes through it.</summary>
internal static class WebSetup
{
    public static void AddParScore(this WebApplicationBuilder builder, StartOptions options, DataDirectory directory, DataSettings settings, IClock clock)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton(provider => Database.Open(directory, settings, provider.GetRequiredService<IClock>()));
        services.AddSingleton<SignInService>().AddSingleton<SessionService>().AddSingleton<PasswordService>().AddSingleton<AccountService>().AddSingleton<FirstAccountService>().AddSingleton<TrialService>();
        services.AddSingleton<CampaignListService>();

        services.AddAuthentication(SessionHandler.Scheme_).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme_, configureOptions: null);
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(SignInLimit.Add);
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.SecurePolicy, o.FormFieldName) = ("parscore-form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest, "form"));
        // Forms that are open while the server is started anew can still be sent.
        services.AddDataProtection().SetApplicationName("ParScore").PersistKeysToFileSystem(new DirectoryInfo(directory.KeysFolder));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(Sentences.Use);
        services.AddRazorPages(o =>
        {
            o.Conventions.AuthorizePage("/SignIn/SecondFactor", Policies.Begun);
            o.Conventions.AuthorizePage("/SignIn/SignOut", Policies.Begun);
            o.Conventions.AuthorizePage("/Account/SecondFactor", Policies.Begun);
            o.Conventions.AuthorizePage("/Account/Password", Policies.Begun);
            o.Conventions.AuthorizeFolder("/Admin", Policies.Administrator);
            o.Conventions.AllowAnonymousToPage("/SignIn/Index");
            o.Conventions.AllowAnonymousToPage("/Account/First");
            o.Conventions.AllowAnonymousToPage("/Error");
        });

        // Addresses carry one-time codes; they have no place in a log.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Pages are not cached anyway, which the antiforgery service warns of at each form; why a start failed is told in one sentence.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (options.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls);
        }

        if (options.IsDemo)
        {
            // A page elsewhere must not reach the trial under a name of its own that points to this machine.
            builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        }
    }

    public static void UseParScore(this WebApplication app, StartOptions options)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/loi");
        app.UseStatusCodePagesWithReExecute("/loi", "?ma={0}");
        if (options.IsDemo)
        {
            app.Use((context, next) =>
            {
                if (context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }

                return next(context);
            });
        }

        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new EmbeddedFileProvider(typeof(WebSetup).Assembly, "ParScore.Web.wwwroot"),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        var vietnamese = new CultureInfo("vi-VN");
        app.UseRequestLocalization(new RequestLocalizationOptions { DefaultRequestCulture = new RequestCulture(vietnamese), SupportedCultures = [vietnamese], SupportedUICultures = [vietnamese], RequestCultureProviders = [] });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
    }
}

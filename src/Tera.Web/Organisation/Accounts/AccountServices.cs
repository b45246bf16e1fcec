using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Organisation.AccessKeys;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Organisation.Accounts;

/// <summary>Registers accounts, the cookie, who may open what, and how often somebody may try.</summary>
internal static class AccountServices
{
    internal const int TriesAllowed = 5, LockMinutes = 10, ShortestPassword = 10;
    internal const string SignInLimit = "sign-in";

    private const string ByCookieOrKey = "cookie-or-key";

    /// <summary>Tries per minute and address: an office behind one address signs in at half past seven.</summary>
    private const int TriesPerMinute = 60;

    internal static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = TriesAllowed;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockMinutes);
            })
            .AddUserManager<AccountManager>()
            .AddUserStore<UserOnlyStore<Account, TeraDbContext, Guid>>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountPrincipalFactory>();
        services.AddAuthentication(ByCookieOrKey)
            .AddPolicyScheme(ByCookieOrKey, null, options =>
                options.ForwardDefaultSelector = http => AccessKeyAuthentication.IsSent(http.Request) ? AccessKeyAuthentication.Name : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Configure)
            .AddScheme<AuthenticationSchemeOptions, AccessKeyAuthentication>(AccessKeyAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(nameof(AccountRole.Administrator)))
            .AddPolicy(Policies.Overseer, policy => policy.RequireRole(nameof(AccountRole.Administrator), nameof(AccountRole.Overseer)));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, Limit);
        });
        services.AddScoped<CurrentUser>();
        services.AddScoped<SignedInUserQuery>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<ChangePasswordHandler>();
        services.AddScoped<ChooseRemindersHandler>();
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "tera";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = OrganisationLinks.SignIn;
        options.LogoutPath = OrganisationLinks.SignOut;
        options.ReturnUrlParameter = OrganisationLinks.ReturnTo;
        options.Events.OnValidatePrincipal = CookieValidation.ValidateAsync;
        var toSignIn = options.Events.OnRedirectToLogin;
        options.Events.OnRedirectToLogin = context =>
        {
            // A program cannot type a password into a page.
            if (context.Request.Path.StartsWithSegments(OrganisationLinks.Api))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            if (EndedSession.Of(context.Request, options.Cookie.Name) is { } ended)
            {
                context.RedirectUri = QueryHelpers.AddQueryString(context.RedirectUri, OrganisationLinks.Session, ended);
            }

            return toSignIn(context);
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static RateLimitPartition<string> Limit(HttpContext http) => HttpMethods.IsPost(http.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? string.Empty, _ => new()
        {
            PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6,
        })
        : RateLimitPartition.GetNoLimiter(string.Empty);
}

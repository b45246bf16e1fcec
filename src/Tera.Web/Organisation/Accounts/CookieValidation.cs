using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>With every request: enters the region the cookie names, then looks whether the account still stands as when it signed in.</summary>
internal static class CookieValidation
{
    /// <summary>What is the same for everybody: asked without a person, so without a region and without a query.</summary>
    private static readonly string[] Public = ["/aset", "/health", OrganisationLinks.SignIn, "/verifikasi"];

    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (Public.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            context.RejectPrincipal();
            return;
        }

        if (await LoadAsync(http, context.Principal!) is { } user)
        {
            http.RequestServices.GetRequiredService<CurrentUser>().Enter(user);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(context.Scheme.Name);
    }

    private static async Task<SignedInUser?> LoadAsync(HttpContext http, ClaimsPrincipal cookie)
    {
        if (!Guid.TryParse(cookie.FindFirstValue(AccountPrincipalFactory.Region), out var region)
            || !Guid.TryParse(cookie.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            || cookie.FindFirstValue(AccountPrincipalFactory.Stamp) is not { } stamp)
        {
            return null;
        }

        http.RequestServices.GetRequiredService<RegionScope>().Enter(new RegionId(region));
        return await http.RequestServices.GetRequiredService<TeraDbContext>().OnOneConnectionAsync(
            () => http.RequestServices.GetRequiredService<SignedInUserQuery>().FindAsync(new AccountId(account), stamp, http.RequestAborted), http.RequestAborted);
    }
}

using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tera.Organisation.Accounts;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.AccessKeys;

/// <summary>Lets a program in that sends a key: <c>Authorization: Bearer tera_…</c>. Only below <c>/api</c>; pages are for people.</summary>
internal sealed class AccessKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, TeraDbContext db, RegionScope scope,
    SignedInUserQuery users, RegionClock days, CurrentUser current) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    internal const string Name = "access-key";

    private const string Bearer = "Bearer";

    /// <summary>Whether a request comes with a key rather than a cookie.</summary>
    internal static bool IsSent(HttpRequest request) =>
        request.Path.StartsWithSegments(OrganisationLinks.Api)
        && AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var sent) && sent.Scheme.Equals(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = AuthenticationHeaderValue.Parse(Request.Headers.Authorization.ToString());
        if (AccessKeyText.Read(sent.Parameter) is not { } text || await RegionAsync(text) is not { } region)
        {
            return AuthenticateResult.Fail("No such key.");
        }

        scope.Enter(region);
        return await db.OnOneConnectionAsync(() => FindAsync(text), Context.RequestAborted);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Bearer;
        return Task.CompletedTask;
    }

    private async Task<RegionId?> RegionAsync(AccessKeyText text) =>
        await db.Database.SqlQuery<Guid?>($"select organisation.region_of_key({text.Digest()}) as \"Value\"").SingleAsync(Context.RequestAborted) is { } id ? new RegionId(id) : null;

    private async Task<AuthenticateResult> FindAsync(AccessKeyText text)
    {
        var (digest, today, ct) = (text.Digest(), await days.TodayAsync(Context.RequestAborted), Context.RequestAborted);
        var key = await db.Set<AccessKey>().AsNoTracking().TagWith("Organisation: access key").SingleAsync(one => one.Digest == digest, ct);
        if (!key.IsOpen(today) || await users.FindAsync(key.AccountId, key.Stamp, ct) is not { } user)
        {
            return AuthenticateResult.Fail("The key holds no more.");
        }

        if (key.UsedOn != today)
        {
            await db.Set<AccessKey>().Where(one => one.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedOn, today), ct);
        }

        current.Enter(user);
        Claim[] claims = [new(ClaimTypes.NameIdentifier, user.AccountId.ToString()), new(ClaimTypes.Name, user.FullName), new(ClaimTypes.Role, user.Role.ToString())];
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Scheme.Name));
    }
}

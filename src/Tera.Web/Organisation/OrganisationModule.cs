using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Tera.Organisation.Accounts;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Organisation.Logos;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Layout;
using Tera.Platform.Texts;

namespace Tera.Organisation;

/// <summary>The doors of the module: what it offers the host, what stands before every page, and what it answers.</summary>
public static class OrganisationModule
{
    internal const string Schema = "organisation";

    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<CalendarCache>();
        services.AddScoped<AgencyCalendars>();
        services.AddScoped<ReferenceData>();
        services.AddSingleton<IRegionList, RegionList>();
        services.AddScoped<RegionClock>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<LogoReader>();
        services.AddScoped<OfficeDependants>();
        services.AddScoped<IOfficeDependants, DependantOffices>();
        services.AddScoped<AgencyLetterhead>();
        services.AddScoped<OrganisationDirectory>();
        services.AddScoped<PersonnelUnits>();
        services.AddScoped<SignedInFrame>();
        services.AddAccounts();
        services.AddOrganisationCommands();
        services.AddSingleton<IReceiptPlace, OrganisationPlace>();
        services.AddSingleton<OrganisationSeed>();
        services.AddSingleton(new RejectionTexts("organisation", OrganisationTexts.Sentences));
        services.AddNavItem(90, "Administrasi", OrganisationLinks.Administration, Policies.Administrator);
        return services;
    }

    /// <summary>Who it is, in which region, whether he may, and whether he has sent the same before. After routing, before antiforgery.</summary>
    public static IApplicationBuilder UseOrganisation(this IApplicationBuilder app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(NowhereForStrangers);
        app.UseAuthorization();
        return app.UseReceipts(http => http.RequestServices.GetRequiredService<CurrentUser>().Value?.PersonId.Value);
    }

    /// <summary>The frame around the pages of who is signed in. The last before the pages: what ends without a page needs none.</summary>
    public static IApplicationBuilder UseOrganisationFrame(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (await http.RequestServices.GetRequiredService<SignedInFrame>().MakeAsync(http.RequestAborted) is { } frame)
        {
            http.Features.Set(frame);
            await ReceiptDesk.LayReadyAsync(http, frame);
        }

        await next(http);
    });

    public static IEndpointRouteBuilder MapOrganisation(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(OrganisationLinks.SignOut, SignOutAsync).AllowAnonymous();
        return endpoints;
    }

    /// <summary>Puts the rules of an address on the pages below it, so that no page can forget them.</summary>
    public static RazorComponentsEndpointConventionBuilder GuardOrganisation(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Add(endpoint =>
        {
            var path = "/" + (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.TrimStart('/');
            if (path == OrganisationLinks.Administration || path.StartsWith(OrganisationLinks.Administration + "/", StringComparison.Ordinal))
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Administrator));
            }
            else if (path == OrganisationLinks.SignIn)
            {
                endpoint.Metadata.Add(new EnableRateLimitingAttribute(AccountServices.SignInLimit));
            }
        });
        return pages;
    }

    /// <summary>An address that the program does not know is told so before anybody is asked to sign in for it. Of addresses it knows, it tells nothing.</summary>
    private static Task NowhereForStrangers(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not null || http.User.Identity?.IsAuthenticated is true)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(OrganisationLinks.SignIn);
    }
}

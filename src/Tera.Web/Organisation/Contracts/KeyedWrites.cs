using Tera.Organisation.AccessKeys;

namespace Tera.Organisation.Contracts;

/// <summary>What a program may write.</summary>
public static class KeyedWrites
{
    /// <summary>Takes only what comes with a key: a cookie goes along with whatever a foreign page makes the browser send, a key does not.</summary>
    public static RouteHandlerBuilder RequireAccessKey(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
        context.HttpContext.User.Identity?.AuthenticationType == AccessKeyAuthentication.Name
            ? await next(context)
            : Results.Problem(
                $"Buat kunci pada halaman {OrganisationLinks.AccessKeys}, lalu sertakan di kepala Authorization.", statusCode: StatusCodes.Status403Forbidden, title: "Menulis lewat API perlu kunci program"));
}

using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Platform.Components;
using Tera.Platform.Layout;
using Tera.Shared;

namespace Tera.Platform.Commands;

/// <summary>Where the thing stands that a command made; asked when its form is sent a second time.</summary>
public interface IReceiptPlace
{
    /// <summary>The address; null when the page of the form itself shows it, or when the process is another module's.</summary>
    string? Of(string process, string result);
}

/// <summary>The receipt a page shows.</summary>
/// <param name="Receipt">As it was kept.</param>
/// <param name="At">When, on the region's clock: <c>10.24.07 WIB</c>.</param>
public sealed record ShownReceipt(Receipt Receipt, string At);

/// <summary>Carries receipts from a form to the page after it, and answers a form that is sent again.</summary>
/// <remarks>
/// A page redirects with <see cref="After"/>; the head of the page it leads to shows the receipt. A form that was carried out before, sent again by
/// a second click, a reload or a nervous line, is answered here with the receipt it got, before any page asks whether the form still makes sense.
/// </remarks>
public static class ReceiptDesk
{
    /// <summary>Name of the query that carries the id of the command.</summary>
    public const string Query = "tanda";

    /// <summary>The address, followed by the page with the receipt of what was just done.</summary>
    public static string After(string address, Receipt receipt)
    {
        var (page, fragment) = address.Split('#') is [var before, var anchor] ? (before, "#" + anchor) : (address, "");
        return QueryHelpers.AddQueryString(page, Query, receipt.Command.ToString()) + fragment;
    }

    /// <summary>After the sign-in, which tells whose region and clock it is.</summary>
    public static IApplicationBuilder UseReceipts(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<ShellView>() is not { } shell || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(http);
        }
        else if (HttpMethods.IsPost(http.Request.Method) && await CommandAsync(http) is { } sent && await FindAsync(http, sent, shell.PersonId) is { } before)
        {
            http.Response.Redirect(After(PlaceOf(http, before), before));
        }
        else
        {
            if (HttpMethods.IsGet(http.Request.Method) && Guid.TryParse(http.Request.Query[Query], out var asked)
                && await FindAsync(http, new(asked), shell.PersonId) is { } receipt)
            {
                http.Features.Set(new ShownReceipt(receipt, shell.Zone.ClockWithSeconds(receipt.RecordedAt)));
            }

            await next(http);
        }
    });

    private static async Task<CommandId?> CommandAsync(HttpContext http) =>
        http.Request.HasFormContentType && Guid.TryParse((await http.Request.ReadFormAsync(http.RequestAborted))[CommandFields.CommandName], out var id)
            ? new CommandId(id)
            : null;

    /// <summary>His own receipts only: a code is proof for the one who holds it.</summary>
    private static Task<Receipt?> FindAsync(HttpContext http, CommandId command, Guid person) =>
        http.RequestServices.GetRequiredService<CommandScope>().FindAsync(command, person, http.RequestAborted);

    private static string PlaceOf(HttpContext http, Receipt receipt) =>
        http.RequestServices.GetServices<IReceiptPlace>().Select(place => place.Of(receipt.Process, receipt.Result)).FirstOrDefault(address => address is not null)
            ?? http.Request.Path;
}

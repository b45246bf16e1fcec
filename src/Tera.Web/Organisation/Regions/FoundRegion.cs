using Tera.Organisation.Accounts;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Regions;

/// <summary>The wish to begin: a region, its reference calendar, and the administrator who enters everything else on pages.</summary>
/// <param name="Region">Its name, as printed.</param>
/// <param name="Seat">The town printed before the date of a letter.</param>
/// <param name="TimeZone">WIB, WITA or WIT.</param>
/// <param name="Administrator">Full name with titles.</param>
/// <param name="UserName">Name of the account.</param>
internal sealed record FoundRegion(PrintedLine Region, PrintedLine Seat, IndonesianTimeZone TimeZone, PrintedLine Administrator, UserName UserName);

/// <summary>A founded region's administrator.</summary>
/// <param name="UserName">Name of the account.</param>
/// <param name="Password">Made here, shown once, kept nowhere.</param>
internal sealed record FoundAdministrator(string UserName, string Password);

/// <inheritdoc cref="FoundRegion"/>
/// <remarks>Three commands whose ids follow from the region's name: cut off halfway, the same wish again goes on where it stopped.</remarks>
internal sealed class FoundRegionHandler(IServiceScopeFactory scopes)
{
    private const int UsualDay = 450;

    internal async Task<Result<FoundAdministrator>> HandleAsync(FoundRegion wish, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var key = wish.Region.Text.ToUpperInvariant();
        services.GetRequiredService<RegionScope>().Enter(new(DerivedGuid.Of($"region:{key}")));

        var terms = new RegionTerms(
            wish.Region, wish.Seat, wish.TimeZone, AllowOwnWork: false, DayReading.SameTimeOfDay, UsualDay, HolidayReference.KnownUntil);
        if (!(await services.GetRequiredService<SettleRegionHandler>().HandleAsync(new(CommandId.Derived($"found:region:{key}"), null, terms, null), ct))
            .Accepted(out _, out var no))
        {
            return no;
        }

        await services.GetRequiredService<ReferenceData>().EnsureAsync(ct);
        var person = await services.GetRequiredService<KeepPersonHandler>().HandleAsync(
            new(CommandId.Derived($"found:person:{key}:{wish.UserName.Normalized}"), null, null, new(wish.Administrator, Salutation.Sir, CallName(wish.Administrator)), null), ct);
        if (!person.Accepted(out var kept, out no))
        {
            return no;
        }

        var password = NewPassword.Generate();
        var opened = await services.GetRequiredService<KeepAccountHandler>().HandleAsync(
            new(CommandId.Derived($"found:account:{key}:{wish.UserName.Normalized}"), null, null,
                new AccountChange.Open(new(Guid.Parse(kept.Result)), wish.UserName, AccountRole.Administrator, password)), ct);
        return opened.Accepted(out var receipt, out no)
            // The password of an account that was there already is its owner's affair.
            ? receipt.Repeated ? AccountRejections.UserNameTaken(wish.UserName.Text) : new FoundAdministrator(wish.UserName.Text, password)
            : no;
    }

    /// <summary>The first word that is no title.</summary>
    private static PrintedLine CallName(PrintedLine fullName)
    {
        var words = fullName.Text.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return PrintedLine.Of(Array.Find(words, word => !word.EndsWith('.')) ?? words[0]).Accepted(out var name, out _) ? name : fullName;
    }
}

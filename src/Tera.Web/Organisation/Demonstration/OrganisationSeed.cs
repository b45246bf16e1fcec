using Microsoft.AspNetCore.Identity;
using Tera.Organisation.Accounts;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Organisation.Regions;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Demonstration;

/// <summary>
/// Fills the invented <em>Kabupaten Contoh Jaya</em> through the product's own commands: five agencies, their people, teams and accounts.
/// Ids follow from the commands, so that every installation has the same; doing it again changes nothing.
/// </summary>
public sealed class OrganisationSeed(IServiceScopeFactory scopes)
{
    /// <summary>Of every account of the demonstration; printed at the start and of no use elsewhere.</summary>
    public const string Password = "contoh-jaya-2026";

    public static RegionId Region { get; } = new(DerivedGuid.Of("demonstration:kabupaten-contoh-jaya"));

    private static readonly DemonstrationPerson Administrator = new("Yosefina Tandi, S.Kom.", Salutation.Madam, "Yosefina", "III/c", "admin");
    private static readonly DemonstrationPerson Overseer = new("Wahyu Hidayat, S.Sos., M.Si.", Salutation.Sir, "Wahyu", "IV/a", "bagian.organisasi");

    /// <summary>Everybody who can sign in, in the order of agencies and posts.</summary>
    public static IReadOnlyList<DemonstrationAccount> Accounts { get; } =
    [
        new(Administrator.Account, Administrator.FullName, "Administrator", "Kabupaten Contoh Jaya"),
        new(Overseer.Account, Overseer.FullName, "Pengawas kinerja daerah", "Kabupaten Contoh Jaya"),
        .. DemonstrationFile.Posts.Where(post => post.Holder is not null).Select(post => new DemonstrationAccount(
            post.Holder!.Account, post.Holder.FullName, post.Title, DemonstrationFile.Agencies.Single(agency => agency.Code == post.Agency).Name)),
    ];

    /// <summary>The id of an agency of the demonstration by its code.</summary>
    public static AgencyId Agency(string code) => new(DerivedGuid.Of($"agency:{Command("agency", code)}"));

    /// <summary>The id of a person of the demonstration by the account's name.</summary>
    public static PersonId Person(string account) => new(DerivedGuid.Of($"person:{Command("person", account)}"));

    /// <summary>The id of a unit of the demonstration by the codes of agency and unit.</summary>
    public static UnitId Unit(string agency, string code) => new(DerivedGuid.Of($"unit:{Command("unit", $"{agency}/{code}")}"));

    /// <summary>The id of a position of the demonstration by its place.</summary>
    public static PositionId Position(string agency, string unit, string title) =>
        new(DerivedGuid.Of($"position:{Command("position", $"{agency}/{unit}/{title}")}"));

    /// <summary>The id of a team of the demonstration.</summary>
    public static TeamId Team(string agency, string name) => new(DerivedGuid.Of($"team:{Command("team", $"{agency}/{name}")}"));

    /// <summary>Adds what is missing; what users changed meanwhile stays.</summary>
    /// <returns>Who can sign in.</returns>
    public async Task<IReadOnlyList<DemonstrationAccount>> EnsureAsync(CancellationToken ct)
    {
        // One password for all, known to all: one hash will do, and sixty would take a minute on an old machine.
        var hash = new PasswordHasher<Account>().HashPassword(null!, Password);
        await InScopeAsync(scope => RegionAsync(scope, hash, ct));
        foreach (var agency in DemonstrationFile.Agencies)
        {
            // A scope for each, so that the context does not carry the whole region with it.
            await InScopeAsync(scope => scope.GetRequiredService<AgencySeed>().EnsureAsync(agency, hash, ct));
        }

        return Accounts;
    }

    internal static CommandId Command(string kind, string key) => CommandId.Derived($"demonstration:{kind}:{key}");

    /// <summary>The seed keeps to the rules; a refusal is a fault of its tables.</summary>
    internal static Receipt Accepted(Result<Receipt> result) => Checked(result);

    internal static T Checked<T>(Result<T> result) =>
        result.Accepted(out var value, out var no) ? value : throw new InvalidOperationException($"The demonstration breaks the rule {no}.");

    internal static PrintedLine Line(string text) => Checked(PrintedLine.Of(text));

    private static async Task RegionAsync(IServiceProvider scope, string hash, CancellationToken ct)
    {
        var terms = new RegionTerms(
            Line("Kabupaten Contoh Jaya"), Line("Contoh Jaya"), IndonesianTimeZone.Western, AllowOwnWork: false, DayReading.SameTimeOfDay,
            NominalDay: 450, HolidayReference.KnownUntil);
        Accepted(await scope.GetRequiredService<SettleRegionHandler>().HandleAsync(new(Command("region", "contoh-jaya"), null, terms, null), ct));
        await scope.GetRequiredService<ReferenceData>().EnsureAsync(ct);
        var people = scope.GetRequiredService<PersonSeed>();
        await people.EnsureAsync(Administrator, serial: 901, AccountRole.Administrator, hash, ct);
        await people.EnsureAsync(Overseer, serial: 902, AccountRole.Overseer, hash, ct);
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(Region);
        await work(scope.ServiceProvider);
    }
}

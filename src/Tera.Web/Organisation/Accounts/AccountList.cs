using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Accounts;

internal sealed record AccountRow(Guid Id, string UserName, PersonId PersonId, string FullName, AccountRole Role, bool Disabled);

/// <summary>One page of the list of accounts.</summary>
internal sealed record AccountList(IReadOnlyList<AccountRow> Rows, int Total, int Page)
{
    internal const int Size = 50;
    private const string Disabled = "nonaktif", Privileged = "berwenang";

    internal static IReadOnlyList<Choice> Statuses { get; } = [new(Disabled, "Dinonaktifkan"), new(Privileged, "Pengawas dan administrator")];

    internal static string Address(string? search, string? status, int page) => QueryHelpers.AddQueryString(OrganisationLinks.Accounts, new Dictionary<string, string?>
    {
        ["cari"] = search, ["status"] = status, ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    });

    internal static async Task<AccountList> ReadAsync(TeraDbContext db, string? search, string? status, int page, CancellationToken ct)
    {
        var pattern = Patterns.Containing(search ?? string.Empty);
        var rows =
            from account in db.Set<Account>().AsNoTracking().TagWith("Organisation: list of accounts")
            join person in db.Set<Person>() on account.PersonId equals person.Id
            where EF.Functions.ILike(account.UserName!, pattern, Patterns.Escape) || EF.Functions.ILike(person.FullName, pattern, Patterns.Escape)
            where status != Disabled || account.Disabled
            where status != Privileged || account.Role != AccountRole.Member
            orderby account.UserName
            select new AccountRow(account.Id, account.UserName!, person.Id, person.FullName, account.Role, account.Disabled);
        var total = await rows.CountAsync(ct);
        var within = Paging.Within(page, total, Size);
        return new(await rows.Skip((within - 1) * Size).Take(Size).ToListAsync(ct), total, within);
    }
}

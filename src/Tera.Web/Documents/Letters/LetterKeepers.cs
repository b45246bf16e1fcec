using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Letters;

/// <summary>Who keeps an agency's register of letters: its head, the people of its secretariat, an administrator.</summary>
public sealed class LetterKeepers(TeraDbContext db)
{
    public async Task<bool> IncludeAsync(SignedInUser user, AgencyId agency, CancellationToken ct) =>
        user.Role is AccountRole.Administrator || HeadOf(user, agency) || await InSecretariatAsync(user, agency, ct);

    internal static bool HeadOf(SignedInUser user, AgencyId agency) => user.Positions.Any(position => position.AgencyId == agency && position.IsAgencyHead);

    internal async Task<bool> InSecretariatAsync(SignedInUser user, AgencyId agency, CancellationToken ct)
    {
        var own = user.Positions.Select(position => position.UnitId).ToList();
        return await (
            from unit in db.Set<Unit>()
            where unit.AgencyId == agency && own.Contains(unit.Id)
                && (unit.Kind == UnitKind.Secretariat || db.Set<Unit>().Any(above => above.Id == unit.ParentId && above.Kind == UnitKind.Secretariat))
            select unit.Id).AnyAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;

namespace Tera.Documents.Dispatches;

/// <summary>A letter that left, to whom, and what proved it before.</summary>
/// <param name="Letter">The cover letter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Agency">Whose.</param>
/// <param name="Recipients">In the order of the letter.</param>
/// <param name="Former">What proved it before, by place of the recipient, the latest first.</param>
/// <param name="Names">Who noted and who replaced.</param>
public sealed record DispatchView(
    Dispatch Letter, string Number, AgencyId Agency, IReadOnlyList<DispatchRecipient> Recipients, ILookup<int, FormerProof> Former, IReadOnlyDictionary<PersonId, string> Names)
{
    /// <summary>Places of recipients whose proof the user may replace.</summary>
    public IReadOnlySet<int> Mendable { get; init; } = new HashSet<int>();
}

/// <summary>Reads how a letter reached each who gets it, and who may say otherwise.</summary>
public sealed class DispatchReader(TeraDbContext db, ReplaceProofHandler replace, ArchiveAccess access)
{
    /// <summary>Null when there is none or the user may not read it: both look the same.</summary>
    public async Task<DispatchView?> ReadAsync(SignedInUser user, DispatchId id, CancellationToken ct)
    {
        if (await db.Set<Dispatch>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { LetterId: { } number } letter)
        {
            return null;
        }

        var agency = await db.AgencyOfAsync(letter, ct);
        if (!user.Sees(agency) || !await access.OpensAsync(letter.RunId, user, ct))
        {
            return null;
        }

        var recipients = await db.Set<DispatchRecipient>().AsNoTracking().Where(row => row.DispatchId == id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        var former = await db.Set<FormerProof>().AsNoTracking().Where(row => row.DispatchId == id).OrderByDescending(row => row.Ordinal).ToListAsync(ct);
        var people = recipients.Select(row => row.NotedBy).OfType<PersonId>().Concat(former.SelectMany(row => new[] { row.NotedBy, row.ReplacedBy })).Distinct().ToList();
        HashSet<int> mendable = [];
        foreach (var recipient in recipients.Where(row => row.SentOn is not null))
        {
            if (await replace.MayAsync(user, agency, recipient, ct))
            {
                mendable.Add(recipient.Ordinal);
            }
        }

        return new(
            letter,
            await db.Set<Letter>().Where(row => row.Id == number).Select(row => row.Text).SingleAsync(ct),
            agency,
            recipients,
            former.ToLookup(row => row.Recipient),
            await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct))
        {
            Mendable = mendable,
        };
    }
}

internal static class DispatchAgency
{
    /// <summary>Whose letter it is.</summary>
    public static async Task<AgencyId> AgencyOfAsync(this TeraDbContext db, Dispatch letter, CancellationToken ct) => new(
        await db.Database.SqlQuery<Guid>($"""select agency_id as "Value" from procedures.run where id = {letter.RunId.Value}""").SingleAsync(ct));
}

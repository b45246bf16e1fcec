using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Signatures;

/// <summary>What a signing made besides the person.</summary>
/// <param name="Method">How it was signed.</param>
/// <param name="SignedHash">The bytes with the signature.</param>
/// <param name="Serial">Of the region's own certificate; null for others.</param>
/// <param name="Verification">What checking it showed at once.</param>
public sealed record ElectronicMark(SigningKind Method, FileHash SignedHash, string? Serial, string Verification);

/// <summary>Keeps a paraf or signature beside the decision that records it; name and right are those of the decision.</summary>
public sealed class Marks(TeraDbContext db)
{
    /// <param name="moment">The decision.</param>
    /// <param name="revision">Tracked; its bytes lay before the person.</param>
    /// <param name="electronic">The signature; null for a paraf.</param>
    /// <param name="note">Remark; empty for none.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task KeepAsync(RunMoment moment, Revision revision, ElectronicMark? electronic, string note, CancellationToken ct)
    {
        var (task, by) = moment.Event switch
        {
            RunEvent.Completed completed => (completed.Task, completed.By),
            RunEvent.HandedBack back => (back.Task, back.By),
            _ => throw new InvalidOperationException($"No signature comes with {moment.Event.GetType().Name}."),
        };
        var (capacity, position) = PaperParts.Capacity(by.Position);
        var taken = await db.Set<Signature>().CountAsync(mark => mark.RevisionId == revision.Id, ct);
        db.Add(new Signature
        {
            Id = SignatureId.New(),
            RevisionId = revision.Id,
            Ordinal = taken + 1,
            Kind = electronic is null ? SignatureKind.Initial : SignatureKind.Signature,
            PersonId = by.Person,
            FullName = await db.Set<Person>().Where(person => person.Id == by.Person).Select(person => person.FullName).SingleAsync(ct),
            Step = task.Step.Value,
            Act = task.Act,
            Round = task.Round,
            Slot = task.Slot.Value,
            Position = position,
            Capacity = capacity,
            OnBehalfOf = by.OnBehalfOf,
            SignedAt = moment.At,
            Method = electronic?.Method,
            Certificate = electronic?.Serial,
            DocumentHash = revision.CurrentPdf ?? throw new InvalidOperationException("A document without a PDF was marked."),
            SignedHash = electronic?.SignedHash,
            Verification = electronic?.Verification,
            Note = note.Length == 0 ? null : note,
        });
        if (electronic is null)
        {
            return;
        }

        if (electronic.Method is SigningKind.WetInk)
        {
            revision.Scanned(electronic.SignedHash);
        }
        else
        {
            revision.Signed(electronic.SignedHash);
        }

        if (revision.LetterId is { } letter)
        {
            (await db.Set<Letter>().SingleAsync(row => row.Id == letter, ct)).Issue();
        }
    }
}

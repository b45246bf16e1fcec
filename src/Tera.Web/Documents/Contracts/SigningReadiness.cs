using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Bsre;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Contracts;

/// <summary>Foresees, days before, who could not sign when his turn comes: no certificate, one that ends, a Plt. that ends, nobody at all.</summary>
public sealed class SigningReadiness(TeraDbContext db, BsreDesk bsre, LaneHolders lanes, RunDefinitions definitions, RegionClock days, IClock clock)
{
    /// <summary>Days ahead that are looked at.</summary>
    private const int Ahead = 14;

    /// <summary>Whoever is still to sign or initial in a run, those among them for whose signature something written waits.</summary>
    public async Task<IReadOnlyList<string>> OfRunAsync(RunId run, CancellationToken ct) =>
        await OfRunAsync(run, (await definitions.OfAsync(run, ct)).Definition, ct);

    internal async Task<IReadOnlyList<string>> OfRunAsync(RunId run, ProcedureDefinition definition, CancellationToken ct)
    {
        var signed = await db.Database.SqlQuery<SignedAct>(
            $"""
             select s.step as "Step", s.act as "Act" from documents.signature s
             join documents.revision r on (r.region_id, r.id) = (s.region_id, s.revision_id)
             join documents.artifact a on (a.region_id, a.id) = (r.region_id, r.artifact_id)
             where a.run_id = {run.Value} and r.superseded_at is null
             """).ToListAsync(ct);
        var ahead = (
            from step in definition.Steps
            from act in step.Acts.Select((act, index) => (Act: act, Number: index + 1))
            where act.Act.Kind is ActKind.Sign or ActKind.Initial && !signed.Any(done => done.Step == step.Key.Value && done.Act == act.Number)
            select (Lane: act.Act.Primary, act.Act.Kind)).Distinct().ToList();
        List<string> sentences = [];
        foreach (var (lane, kind) in ahead)
        {
            sentences.AddRange(await OfLaneAsync(run, lane, definition.Lane(lane).Role, kind, ct));
        }

        return [.. sentences, .. await OfEntrustedAsync(run, ct)];
    }

    /// <summary>What waits for the signature of whom it names, whoever holds the lane that wrote it: minutes of who chaired, an invitation of who invites.</summary>
    private async Task<IReadOnlyList<string>> OfEntrustedAsync(RunId run, CancellationToken ct)
    {
        var waiting = await db.Database.SqlQuery<EntrustedAct>(
            $"""
             select distinct holder_id as "Person", act_kind as "Kind" from procedures.task
             where run_id = {run.Value} and status = 'Open' and entrusted_position is not null and holder_id is not null
             """).TagWith("Documents: whose signature something waits for").ToListAsync(ct);
        List<string> sentences = [];
        foreach (var one in waiting)
        {
            var person = new PersonId(one.Person);
            var who = one.Kind == nameof(ActKind.Minute) ? "Pimpinan rapat" : "Penandatangan";
            if (await CertificateAsync(person, $"{who} {await NameAsync(person, ct)}", ct) is { } sentence)
            {
                sentences.Add(sentence);
            }
        }

        return sentences;
    }

    private Task<string> NameAsync(PersonId of, CancellationToken ct) => db.Set<Person>().Where(person => person.Id == of).Select(person => person.FullName).SingleAsync(ct);

    /// <summary>What a person himself should look after; empty when he can sign, or never has to.</summary>
    public async Task<string?> OfPersonAsync(PersonId person, CancellationToken ct) =>
        await db.Set<Signatures.SigningCertificate>().AnyAsync(row => row.PersonId == person, ct) && !await bsre.InUseAsync(ct)
            ? await CertificateAsync(person, "Anda", ct)
            : null;

    /// <param name="run">The run.</param>
    /// <param name="lane">Whose turn it will be.</param>
    /// <param name="role">Its words.</param>
    /// <param name="kind">A paraf needs no certificate.</param>
    /// <param name="ct">Ends waiting.</param>
    private async Task<IReadOnlyList<string>> OfLaneAsync(RunId run, LaneKey lane, string role, ActKind kind, CancellationToken ct)
    {
        var who = kind is ActKind.Sign ? "Penandatangan" : "Pemaraf";
        var today = await days.TodayAsync(ct);
        if (await lanes.OfAsync(run, lane, clock.GetCurrentInstant(), ct) is not [var holder, ..])
        {
            return [$"{who} {role}: belum ada yang memegangnya hari ini."];
        }

        var name = await NameAsync(holder.Person, ct);
        List<string> sentences = [];
        if (kind is ActKind.Sign && await CertificateAsync(holder.Person, $"{who} {name}", ct) is { } certificate)
        {
            sentences.Add(certificate);
        }

        if (holder.Kind is not AssignmentKind.Definitive && await LastDayAsync(holder, today, ct) is { } last && last <= today.PlusDays(Ahead))
        {
            sentences.Add($"{who} {name}: {(holder.Kind is AssignmentKind.Acting ? "Plt." : "Plh.")} berakhir{In(today, last)}.");
        }

        return sentences;
    }

    /// <summary>When somebody stops acting for another; null where no day is set.</summary>
    private async Task<LocalDate?> LastDayAsync(LaneHolder holder, LocalDate today, CancellationToken ct)
    {
        var (day, kind) = (today.ToDateOnly(), holder.Kind.ToString());
        var ends = await db.Database.SqlQuery<DateOnly?>(
            $"""
             select max(valid_until) as "Value" from organisation.office_holder
             where person_id = {holder.Person.Value} and kind = {kind} and {day} >= valid_from and {day} <= valid_until
             """).SingleAsync(ct);
        return ends is { } end ? LocalDate.FromDateOnly(end) : null;
    }

    private async Task<string?> CertificateAsync(PersonId person, string who, CancellationToken ct)
    {
        if (await bsre.InUseAsync(ct))
        {
            return await db.Set<SigningIdentity>().AnyAsync(row => row.PersonId == person, ct) ? null : $"{who}: belum mengisi NIK atau surel BSrE.";
        }

        var now = clock.GetCurrentInstant();
        var all = await db.Set<Signatures.SigningCertificate>().AsNoTracking().Where(row => row.PersonId == person).ToListAsync(ct);
        var zone = (await days.ZoneAsync(ct)).Zone;
        var (today, last) = (now.InZone(zone).Date, all.Where(row => row.RevokedAt is null).Select(row => row.ValidUntil).DefaultIfEmpty(Instant.MinValue).Max());
        return all switch
        {
            [] => $"{who}: belum mempunyai sertifikat.",
            _ when last == Instant.MinValue => $"{who}: sertifikatnya dicabut.",
            _ when last < now => $"{who}: sertifikat habis {IndonesianDate.Long(last.InZone(zone).Date)}.",
            _ when last < now + Duration.FromDays(Ahead) => $"{who}: sertifikat habis{In(today, last.InZone(zone).Date)}.",
            _ => null,
        };
    }

    private static string In(LocalDate today, LocalDate last) => Period.DaysBetween(today, last) switch
    {
        0 => " hari ini",
        1 => " besok",
        var left => $" {left} hari lagi",
    };

    private sealed record SignedAct(string Step, int Act);

    private sealed record EntrustedAct(Guid Person, string Kind);
}

/// <summary>The same on the page of the run.</summary>
internal sealed class ReadinessNotice(SigningReadiness readiness) : IRunNotice
{
    public Task<IReadOnlyList<string>> OfAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct) =>
        readiness.OfRunAsync(head.Id, definition, ct);
}

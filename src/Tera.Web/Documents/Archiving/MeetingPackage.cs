using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.FollowUps;
using Tera.Documents.Meetings;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>Brings the meetings of a run into its package: who came, what was said and decided, and what was reported of it since.</summary>
public sealed class MeetingPackage(TeraDbContext db) : IPackageSource
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct) => [.. (await TablesAsync(run, ct)).SelectMany(table => table.Files())];

    /// <summary>Only those that hold anything.</summary>
    internal async Task<IReadOnlyList<PackTable>> TablesAsync(RunId run, CancellationToken ct)
    {
        var meetings = await db.Set<Meeting>().AsNoTracking().TagWith("Documents: meetings of a package").Where(row => row.RunId == run).OrderBy(row => row.HeldOn).ThenBy(row => row.Id).ToListAsync(ct);
        var ids = meetings.ConvertAll(row => row.Id);
        var place = ids.Index().ToDictionary(one => one.Item, one => Number(one.Index + 1));
        var came = await db.Set<MeetingAttendee>().AsNoTracking().Where(row => ids.Contains(row.MeetingId)).ToListAsync(ct);
        var topics = await db.Set<MeetingTopic>().AsNoTracking().Where(row => ids.Contains(row.MeetingId)).ToListAsync(ct);
        var decisions = await db.Set<MeetingDecision>().AsNoTracking().Where(row => ids.Contains(row.MeetingId)).ToListAsync(ct);
        PackTable[] tables =
        [
            new(
                "data/rapat", "Rapat", ["rapat", "pokok", "tanggal", "mulai", "selesai", "tempat", "pimpinan", "jabatan_pimpinan", "ditutup_utc"],
                [.. meetings.Select(row => (string[])
                [
                    place[row.Id], row.Subject, Day(row.HeldOn), Time(row.StartsAt), Time(row.EndsAt), row.Place ?? "", row.ChairName ?? "", row.ChairPost ?? "",
                    row.ClosedAt is { } at ? InstantPattern.ExtendedIso.Format(at) : "",
                ])]),
            new(
                "data/rapat-kehadiran", "Kehadiran pada rapat", ["rapat", "urutan", "nama", "jabatan", "kehadiran", "diwakili_oleh"],
                [.. came.OrderBy(row => ids.IndexOf(row.MeetingId)).ThenBy(row => row.Ordinal).Select(row => (string[])
                [
                    place[row.MeetingId], Number(row.Ordinal + 1), row.Name, row.Post ?? "", row.Presence is { } presence ? ActWords.Of(presence) : "", row.RepresentedBy ?? "",
                ])]),
            new(
                "data/rapat-pembahasan", "Pokok bahasan rapat", ["rapat", "urutan", "pokok", "catatan"],
                [.. topics.OrderBy(row => ids.IndexOf(row.MeetingId)).ThenBy(row => row.Ordinal).Select(row => (string[])[place[row.MeetingId], Number(row.Ordinal + 1), row.Title, row.Notes ?? ""])]),
            new(
                "data/rapat-keputusan", "Keputusan rapat", ["rapat", "urutan", "keputusan", "penanggung_jawab", "paling_lambat", "pemanfaatan", "dasar"],
                [.. decisions.OrderBy(row => ids.IndexOf(row.MeetingId)).ThenBy(row => row.Ordinal).Select(row => (string[])
                [
                    place[row.MeetingId], Number(row.Ordinal + 1), row.Text, row.OwnerName ?? "", Day(row.DueOn), row.Utilisation is { } use ? ActWords.Of(use) : "", row.Basis ?? "",
                ])]),
            await ReportsAsync(ids, place, ct),
        ];
        return [.. tables.Where(table => table.Rows.Count > 0)];
    }

    private async Task<PackTable> ReportsAsync(List<MeetingId> ids, Dictionary<MeetingId, string> place, CancellationToken ct)
    {
        var rows = await (
            from report in db.Set<FollowUpReport>().AsNoTracking()
            join person in db.Set<Person>() on report.ReportedBy equals person.Id
            where ids.Contains(report.MeetingId)
            orderby report.ReportedAt, report.Id
            select new { report, person.FullName }).ToListAsync(ct);
        return new(
            "data/tindak-lanjut", "Tindak lanjut keputusan rapat", ["rapat", "keputusan", "keadaan", "keterangan", "dilaporkan_oleh", "jabatan", "dilaporkan_utc"],
            [.. rows.Select(row => (string[])
            [
                place[row.report.MeetingId], Number(row.report.Ordinal + 1), FollowUpWords.Of(row.report.Standing), row.report.Note, row.FullName, row.report.Post,
                InstantPattern.ExtendedIso.Format(row.report.ReportedAt),
            ])]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(LocalDate? day) => day is { } on ? LocalDatePattern.Iso.Format(on) : "";

    private static string Time(LocalTime? time) => time is { } at ? Clock.Format(at) : "";
}

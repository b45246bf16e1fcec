using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>Which version counts, in words. Those for the public leave out why and who.</summary>
internal static class VersionWords
{
    /// <summary><c>Berlaku</c>, <c>Digantikan oleh versi 2</c>, <c>Sedang diperbaiki, belum berlaku</c>.</summary>
    public static string State(VersionStanding standing) => standing switch
    {
        { Version.IsApproved: false } => "Sedang diperbaiki, belum berlaku",
        { By: { } by } => $"Digantikan oleh versi {by.Number}",
        _ => "Berlaku",
    };

    /// <summary>What stands behind the state, for those who may read the agency's figures.</summary>
    public static string Sentence(VersionStanding standing, IndonesianTimeZone zone) => standing switch
    {
        { Version.IsApproved: false, Version: var open } => $"Versi {open.Number} sedang diisi dan belum berlaku; yang berlaku versi {open.Number - 1}. Alasan dibuka kembali: “{open.Reason}”",
        { By: { } by } => $"Ini versi {standing.Version.Number}, disahkan {zone.Moment(standing.Version.ClosedAt!.Value)}; versi {by.Number} disahkan {zone.Moment(by.ClosedAt!.Value)}. Alasannya: “{by.Reason}”",
        { Open: { } open } => $"Versi {standing.Version.Number} masih berlaku. Triwulan ini dibuka kembali pada {zone.Moment(open.OpenedAt!.Value)} untuk versi {open.Number}: “{open.Reason}”",
        { Version.Number: > 1 } => $"Versi {standing.Version.Number}, disahkan {zone.Moment(standing.Version.ClosedAt!.Value)}.",
        _ => $"Angka triwulan ini disahkan {zone.Moment(standing.Version.ClosedAt!.Value)}.",
    };

    /// <summary>For anybody with the paper in his hand, which has versions of its own: those of its figures are named only where there are several.</summary>
    public static string ForAnybody(VersionStanding standing, IndonesianTimeZone zone) => standing switch
    {
        { By: { } by } => $"Angka triwulan pada dokumen ini, versi {standing.Version.Number}, digantikan oleh versi {by.Number} pada {zone.Moment(by.ClosedAt!.Value)}.",
        { Open: not null } => $"Angka triwulan pada dokumen ini, versi {standing.Version.Number}, masih berlaku, tetapi sedang diperbaiki.",
        { Version.Number: > 1 } => $"Angka triwulan pada dokumen ini, versi {standing.Version.Number}, yang berlaku.",
        _ => "Angka triwulan pada dokumen ini yang berlaku.",
    };
}

using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Keeps a clock of Indonesia under its name in the tz database.</summary>
internal static class TimeZoneColumn
{
    internal static readonly ValueConverter<IndonesianTimeZone, string> Converter = new(zone => zone.Zone.Id, id => FromStored(id));

    private static IndonesianTimeZone FromStored(string id) => IndonesianTimeZone.Parse(id).Accepted(out var zone, out var rejection)
        ? zone
        : throw new FormatException($"A stored time zone breaks the rule {rejection.Code}.");
}

using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads <c>asal</c>, <c>yakin</c> and <c>alasan</c>, which may stand beside every statement.</summary>
internal static class ProvenanceReader
{
    /// <summary>Printed unless the map says otherwise; what is not printed must say how sure it is and why.</summary>
    public static Provenance Provenance(this MapReader map)
    {
        var origin = map.Word("asal", SopWords.Origins, Origin.Printed);
        if (origin is not Origin.Printed)
        {
            return new Provenance(origin, Confidence(map), map.Text("alasan"));
        }

        foreach (var key in (string[])["yakin", "alasan"])
        {
            if (map.Has(key))
            {
                map.Fault(key, "`asal: simpulan` atau `asal: usulan` di sampingnya", $"`{key}` untuk yang tercetak");
            }
        }

        return Definitions.Provenance.Printed;
    }

    private static decimal Confidence(MapReader map)
    {
        var text = map.Text("yakin");
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var confidence) && confidence is >= 0 and <= 1)
        {
            return confidence;
        }

        if (text.Length > 0)
        {
            map.Fault("yakin", "angka 0 sampai 1 dengan titik desimal, misalnya 0.85", $"\"{YamlTree.Shortened(text)}\"");
        }

        return 0;
    }
}

using Tera.Organisation;
using Tera.Planning.Indicators;

namespace Tera.Planning;

/// <summary>Addresses of the module.</summary>
public static class PlanningLinks
{
    public const string Plan = "/perencanaan";

    public static string PlanOf(AgencyId agency, int fiscalYear) => $"{Plan}?instansi={agency}&tahun={fiscalYear}";

    public static string Indicator(IndicatorId indicator) => $"{Plan}/indikator/{indicator.Value}";
}

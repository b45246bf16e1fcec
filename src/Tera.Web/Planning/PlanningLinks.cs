using NodaTime;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;

namespace Tera.Planning;

/// <summary>Addresses of the module.</summary>
public static class PlanningLinks
{
    public const string Plan = "/perencanaan";
    public const string Strategy = Plan + "/renstra", Agreements = Plan + "/perjanjian", Budget = Plan + "/anggaran", Keeping = Plan + "/pengelola", Exchange = Plan + "/berkas", Tree = Plan + "/pohon", Weights = Plan + "/bobot", CardDefaults = Plan + "/ketentuan-kartu", ActionPlan = Plan + "/rencana-aksi";

    public static string PlanOf(AgencyId agency, int fiscalYear) => $"{Plan}?instansi={agency}&tahun={fiscalYear}";

    public static string StrategyOf(AgencyId agency) => $"{Strategy}?instansi={agency}";

    public static string TreeOf(AgencyId agency) => $"{Tree}?instansi={agency}";

    public static string TreePaper(AgencyId agency, LocalDate day) => $"{Tree}/cetak?instansi={agency}&tanggal={LocalDatePattern.Iso.Format(day)}";

    public static string WeightsOf(AgencyId agency) => $"{Weights}?instansi={agency}";

    public static string NewStrategicPlan(AgencyId agency) => $"{Strategy}/baru?instansi={agency}";

    public static string StrategicPlan(StrategicPlanId id) => $"{Strategy}/{id.Value}";

    public static string StrategicTargets(StrategicPlanId id) => $"{StrategicPlan(id)}/target";

    public static string Objective(ObjectiveId id) => $"{Plan}/sasaran/{id.Value}";

    public static string Links(ObjectiveId id) => $"{Objective(id)}/kaitan";

    public static string Indicator(IndicatorId indicator) => $"{Plan}/indikator/{indicator.Value}";

    /// <summary>The same with the card that was valid from a day on.</summary>
    public static string Card(IndicatorId indicator, LocalDate from) => $"{Indicator(indicator)}?kartu={LocalDatePattern.Iso.Format(from)}";

    public static string IndicatorTerms(IndicatorId indicator) => $"{Indicator(indicator)}/ubah";

    public static string NewCard(IndicatorId indicator) => $"{Indicator(indicator)}/kartu-baru";

    public static string AgreementsOf(AgencyId agency, int fiscalYear) => $"{Agreements}?instansi={agency}&tahun={fiscalYear}";

    public static string Agreement(AgreementId id) => $"{Agreements}/{id.Value}";

    public static string AgreementPaper(AgreementId id) => $"{Agreement(id)}/cetak";

    public static string ActionPlanOf(AgencyId agency, int fiscalYear) => $"{ActionPlan}?instansi={agency}&tahun={fiscalYear}";

    public static string ActionPlanPaper(AgencyId agency, int fiscalYear) => $"{ActionPlan}/cetak?instansi={agency}&tahun={fiscalYear}";

    public static string NewActionStep(IndicatorId indicator, int fiscalYear) => $"{ActionPlan}/langkah/baru?indikator={indicator.Value}&tahun={fiscalYear}";

    public static string ActionStep(ActionStepId id) => $"{ActionPlan}/langkah/{id.Value}";

    public static string BudgetOf(AgencyId agency, int fiscalYear) => $"{Budget}?instansi={agency}&tahun={fiscalYear}";

    public static string NewBudgetItem(AgencyId agency, int fiscalYear) => $"{Budget}/baru?instansi={agency}&tahun={fiscalYear}";

    public static string BudgetItem(BudgetItemId id) => $"{Budget}/{id.Value}";

    public static string ExchangeOf(AgencyId agency, int fiscalYear) => $"{Exchange}?instansi={agency}&tahun={fiscalYear}";

    /// <param name="form">xlsx, or the name of a sheet for a table of its own.</param>
    public static string Download(AgencyId agency, int fiscalYear, string form) => $"{Exchange}/unduh/{Uri.EscapeDataString(form)}?instansi={agency}&tahun={fiscalYear}";

    public static string KeepingOf(AgencyId agency) => $"{Keeping}?instansi={agency}";
}

/// <summary>Where the things of the plan stand.</summary>
internal sealed class PlanningPlace : IReceiptPlace
{
    public string? Of(string process, string result) => (process, Guid.TryParse(result, out var id)) switch
    {
        ("planning.keep-strategic-plan", true) => PlanningLinks.StrategicPlan(new(id)),
        ("planning.keep-strategic-targets", true) => PlanningLinks.StrategicTargets(new(id)),
        ("planning.keep-objective" or "planning.end-objective", true) => PlanningLinks.Objective(new(id)),
        ("planning.link-objective" or "planning.unlink-objective", true) => PlanningLinks.Links(new(id)),
        ("planning.keep-indicator" or "planning.end-indicator" or "planning.settle-card", true) => PlanningLinks.Indicator(new(id)),
        ("planning.draft-agreement" or "planning.keep-targets" or "planning.sign-agreement", true) => PlanningLinks.Agreement(new(id)),
        ("planning.keep-action-step" or "planning.tell-step-outcome", true) => PlanningLinks.ActionStep(new(id)),
        ("planning.keep-budget-item", true) => PlanningLinks.BudgetItem(new(id)),
        _ => null,
    };
}

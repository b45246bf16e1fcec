using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;

namespace Tera.Procedures.Contracts;

/// <summary>A panel's component: typed access to what its panel loaded.</summary>
public abstract class PanelComponent<TModel> : WholeComponent
{
    [Parameter]
    [EditorRequired]
    public PanelView View { get; set; } = null!;

    protected PanelContext Context => View.Context;

    protected TModel Model => (TModel)View.Model;

    /// <summary>What was typed before a refusal, else what is there.</summary>
    protected string Typed(string field, string? otherwise = "") => View.Posted?[field] ?? otherwise ?? "";
}

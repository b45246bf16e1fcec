using Tera.Platform.Layout;
using Tera.Platform.Outbox;
using Tera.Procedures.Contracts;
using Tera.Reporting.Reminders;

namespace Tera.Reporting;

/// <summary>What the others made, seen together.</summary>
public static class ReportingModule
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<IWatchDuty, MorningReminders>();
        services.AddScoped<IOutboxHandler, ReminderMail>();
        services.AddNavItem(10, "Beranda", "/");
        return services;
    }
}

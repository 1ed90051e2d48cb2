import Evaluation
import Forecasting
import Mustache

/// The first page of a study's report, which needs nothing beside it.
struct StudyPage {
  /// More series than this are not listed on the page; the tables hold them all.
  private static let mostListed = 3000

  let text: String

  init(
    _ report: StudyReport, _ selection: [BoardSelection], drawn: Set<String>, folder: String
  ) {
    var inliner = Inliner(report: report, drawn: drawn, folder: folder)
    let results = report.results
    let boards = selection.map { Self.board($0, report, inliner: &inliner) }
    let refusals = StudyRefusal.all(of: results).map {
      ["series": $0.name, "models": $0.models, "reason": $0.reason]
    }
    text = PageTemplates.study.render(
      [
        "style": PageStyle.css, "script": PageStyle.script, "scriptHash": PageStyle.scriptHash,
        "name": results.name,
        "unfinished": results.unitsLeft > 0
          ? ["The study is not finished: \(results.unitsLeft) units of work are left."]
          : [String](),
        "boards": boards, "listing": Self.listing(selection, report),
        "hasRefusals": refusals.isEmpty == false, "refusals": refusals,
        "facts": results.facts.map { ["name": $0.name, "value": $0.text] },
        "metrics": results.metrics.map { metric in
          ["name": metric.name, "formula": metric.formula, "range": metric.range]
        },
        "version": report.program.version,
      ] as [String: Any])
  }

  private static func board(
    _ part: BoardSelection, _ report: StudyReport, inliner: inout Inliner
  ) -> [String: Any] {
    let board = part.board
    let overview = part.overview.map { inliner.figure($0, title: nil) }
    let extremes = [("Best", part.best), ("Worst", part.worst)].filter { !$0.1.isEmpty }
    return [
      "verdict": board.verdict, "horizon": board.horizon,
      "columns": board.metrics.map { ["name": $0.name, "formula": $0.formula] },
      "rows": board.rows.map { row(of: $0, board) },
      "remarks": board.remarks, "overview": overview,
      "extremes": extremes.map { title, indices in
        [
          "title": "\(title) series of \(part.leader?.label ?? "")",
          "figures": indices.map { index in
            inliner.series(index, part)
          },
        ] as [String: Any]
      },
    ]
  }

  private static func row(of row: Leaderboard.Row, _ board: Leaderboard) -> [String: Any] {
    [
      "label": row.contender.label, "kind": row.contender.isBaseline ? "baseline" : "learns",
      "judged": row.judged, "ranked": row.isRanked,
      "cells": board.metrics.map { metric in
        [
          "text": metric.text(row.means[metric.name]),
          "value": row.means[metric.name].map(\.description) ?? "",
          "best": isBest(row.means[metric.name], metric, board),
        ] as [String: Any]
      },
    ]
  }

  /// Whether no ranked model has a better mean.
  private static func isBest(_ mean: Double?, _ metric: Metric, _ board: Leaderboard) -> Bool {
    guard let mean, board.ranked.count > 1 else { return false }
    return board.ranked.allSatisfy { row in
      row.means[metric.name].map { metric.distance($0) >= metric.distance(mean) } ?? true
    }
  }

  /// All series with the model that was best, or the first of them where they are too many for a page.
  private static func listing(
    _ selection: [BoardSelection], _ report: StudyReport
  ) -> [String: Any] {
    guard let part = selection.first else { return ["shown": false] }
    let results = report.results
    let contenders = part.board.rows.map(\.contender)
    let metric = part.board.criterion
    let rows = results.targets.prefix(mostListed).enumerated().map { index, target in
      let scores = contenders.compactMap { contender in
        contender.outcomes[index]?.scores[metric.name]?.value.map { (contender.label, $0) }
      }
      let best = scores.min { $0.1 < $1.1 }
      return [
        "label": target.label,
        "page": "series/\(report.names.name(of: index, label: target.label)).html",
        "count": target.count, "model": best?.0 ?? "", "text": best.map { metric.text($0.1) } ?? "",
        "value": best?.1.description ?? "",
      ] as [String: Any]
    }
    let left = results.targets.count - rows.count
    return [
      "shown": true, "metric": metric.name, "rows": rows, "count": results.targets.count,
      "left": left > 0
        ? ["\(left) more are in the folder series, and in metrics.csv."] : [String](),
    ]
  }
}

/// Takes images into a page, each with names of its own.
private struct Inliner {
  let report: StudyReport
  let drawn: Set<String>
  let folder: String
  private var count = 0

  init(report: StudyReport, drawn: Set<String>, folder: String) {
    self.report = report
    self.drawn = drawn
    self.folder = folder
  }

  mutating func figure(_ entry: StudyFigures.Entry, title: [String: Any]?) -> [String: Any] {
    count += 1
    let image =
      drawn.contains(entry.name)
      ? InlinedImage.read("\(folder)/plots/\(entry.name).svg", number: count) : nil
    return [
      "caption": entry.caption, "image": image ?? "", "isDrawn": image != nil,
      "link": title.map { [$0] } ?? [],
    ]
  }

  mutating func series(_ index: Int, _ part: BoardSelection) -> [String: Any] {
    let label = report.results.targets[index].label
    let score = part.leader?.outcomes[index]?.scores[part.board.criterion.name]?.value
    let link: [String: Any] = [
      "label": label, "page": "series/\(report.names.name(of: index, label: label)).html",
      "score": "\(part.board.criterion.name) \(part.board.criterion.text(score))",
    ]
    guard let entry = part.series[index] else {
      return ["caption": label, "image": "", "isDrawn": false, "link": [link]]
    }
    return figure(entry, title: link)
  }
}

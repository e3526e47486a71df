import { fingerprintText } from '../../integrity/signature';
import { IMPORT_PROVES_EN, IMPORT_PROVES_ZH } from '../import-words';
import { html, type Html } from './html';
import { labelsText, stampedNumbers } from './lead';
import type { PageInput } from './page-input';

/** How to check without us, and what the check is worth. */
export function howToCheck(page: PageInput): Html {
  const { volume, signer, input } = page;
  const stamped = stampedNumbers(page);
  const imported = input.exhibits.some(({ record }) => record.imported);
  return html`<section id="check">
      <h2>如何核验 <span class="en">How to check</span></h2>
      <p class="none">
        三种办法，任选一种，都不用联网。<span class="en"
          >Three ways, any of them will do; none needs a network.</span
        >
      </p>
      <ol class="ways">
        <li>
          <div>
            <strong>网页</strong>：用浏览器打开单个网页文件
            liuzheng-verify.html（离线可用，不用安装），或装有留证的浏览器里的“核验证据包”，把 zip
            拖进去。文件不会上传。<span class="en"
              >Open the single file liuzheng-verify.html in any browser (or “Check a bundle” in 留证) and drop
              the zip there. It checks the zip itself, the custody log, seals and volumes; nothing is
              uploaded.</span
            >
          </div>
        </li>
        <li>
          <div>
            <strong>系统自带的命令</strong>：解压后在文件夹里运行，没有输出就是相符；Windows 的写法见
            VERIFY.txt。<span class="en"
              >With what your system has, in the unzipped folder. No output means that all files match.
              Windows: see VERIFY.txt.</span
            >
            <pre>
sha256sum -c --quiet manifest-sha256.txt
sha256sum -c --quiet tagmanifest-sha256.txt</pre>
            <p class="key">
              任何 BagIt（RFC 8493）工具也可以，见 VERIFY.txt。<span class="en"
                >Any BagIt tool will do as well, see VERIFY.txt.</span
              >
            </p>
            ${
              signer &&
              html`<p class="key">
                  签名由导出它的那份安装所签，密钥指纹
                  <span class="hash">${fingerprintText(signer.fingerprint)}</span
                  ><span class="en"
                    >Signed by the installation that exported it; the fingerprint of its key.</span
                  >
                </p>
                <pre>
openssl dgst -sha256 -verify seal/device-pub.pem -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt</pre>`
            }
          </div>
        </li>
        <li>
          <div>
            <strong>命令行核验程序</strong
            >：一次可核验许多份，适合平台和法院批量使用。在留证的项目文件夹里运行（Node 20.19
            以上，第一次先运行 npm ci）。<span class="en"
              >Many bundles at once, on the command line in 留证’s project folder (Node 20.19 or newer; npm ci
              first).</span
            >
            <pre>npm run verify -- ${volume.name}</pre>
          </div>
        </li>
      </ol>
    </section>
    <section id="proof">
      <h2>能证明什么 <span class="en">What is proved, and what is not</span></h2>
      <div class="two">
        <div>
          <h3>能证明</h3>
          <ul>
            <li>
              核验相符时：包内文件自导出以来没有改动。<span class="en"
                >Nothing in the bundle changed since export.</span
              >
            </li>
            <li>
              每份证据的文件与采集时写入存证链的哈希一致。<span class="en"
                >Each file has the hash logged at capture.</span
              >
            </li>
            <li>
              记录的先后顺序没有被调换、抽走或插入。<span class="en"
                >No line of the log was moved, removed or inserted.</span
              >
            </li>
            ${
              stamped.length > 0 &&
              html`<li>
                ${labelsText(stamped)}：记录最晚在可信时间戳的时刻已经存在，前提是信任签发机构（VERIFY.txt 第
                6 条）。<span class="en"
                  >${labelsText(stamped, ', ')}: the record existed at the time of its time-stamp, if you
                  trust the authority.</span
                >
              </li>`
            }
          </ul>
        </div>
        <div>
          <h3>不能证明</h3>
          <ul>
            <li>
              采集时间：取自电脑时钟，属于自述${stamped.length > 0 && '；时间戳只说明不晚于何时'}。<span
                class="en"
                >The times of capture: they are the operator’s own
                clock${stamped.length > 0 && '; a time-stamp says only not later than when'}.</span
              >
            </li>
            <li>
              网页内容由对方服务器发出；操作者是谁。<span class="en"
                >That the server sent it; who the operator is.</span
              >
            </li>
            ${imported && html`<li>${IMPORT_PROVES_ZH}<span class="en">${IMPORT_PROVES_EN}</span></li>`}
            ${remade(signer !== undefined)}
          </ul>
        </div>
      </div>
      <div class="lead">
        <p>请保留原设备、账号和订单，以备平台、调解机构或法院核对原件。</p>
        <p class="en">Keep the original device, account and order for comparison.</p>
      </div>
    </section>`;
}

function remade(signed: boolean): Html {
  return signed
    ? html`<li>
        签名认的是<strong>同一份安装</strong>，不是人，也不证明时间；时间戳（若有，在
        seal/）由外部机构签发。<span class="en"
          >The signature stands for one installation, not for a person and not for a time; time-stamps, if
          any, lie in seal/.</span
        >
      </li>`
    : html`<li>
        整包重新制作：本包<strong>没有签名</strong>。未封存不等于被改动。<span class="en"
          >That the whole was not made anew: it is not signed (absent).</span
        >
      </li>`;
}

import { page, script, type Reftest } from './page';

export const FORMS: readonly Reftest[] = [
  {
    name: 'form-values',
    html: page(
      `<style>input,textarea,select{font-size:24px;margin:6px}</style><input id=t value=旧><input placeholder=占位><input id=ro readonly value=只读><input disabled value=禁用><input type=number id=n><input type=search id=s><input type=email id=e><textarea id=a rows=4>旧</textarea><textarea placeholder=备注></textarea><textarea disabled>禁</textarea>${script(`t.value='新的 "值"';n.value='498';s.value='搜索';e.value='a@b.cn';a.value='\\n第一行\\n第二行 <b>'`)}`,
    ),
  },
  {
    name: 'form-ticks',
    html: page(
      `<style>input{width:60px;height:60px}</style><input type=checkbox id=a><input type=checkbox id=b checked><input type=checkbox id=c><input type=checkbox checked disabled><input type=radio name=r id=r1><input type=radio name=r id=r2 checked><input type=radio name=q>${script('a.checked=true;b.checked=false;c.indeterminate=true;r1.checked=true')}`,
    ),
  },
  {
    name: 'form-ticks-styled',
    html: page(
      `<style>input{appearance:none;width:90px;height:90px;background:#ddd}input:checked{background:#0a0}input:indeterminate{background:#f80}input:disabled{border:9px solid #999}input:required:invalid{outline:9px solid red}</style><input type=checkbox id=a><input type=checkbox id=c><input type=checkbox disabled checked><input required><input type=radio name=q>${script('a.checked=true;c.indeterminate=true')}`,
    ),
  },
  {
    name: 'form-range-colour-date-file',
    html: page(
      `<style>input{width:500px;height:60px;font-size:24px;display:block}</style><input type=range id=r><input type=color id=c><input type=date id=d><input type=time id=t><input type=datetime-local id=l><input type=file id=f><progress value=.7 style="width:500px;height:40px"></progress><meter value=.3 style="width:500px;height:40px"></meter>${script(`r.value=90;c.value='#ff8800';d.value='2026-03-12';t.value='14:30';l.value='2026-03-12T14:30';const x=new DataTransfer();x.items.add(new File(['x'],'付款截图.png'));f.files=x.files`)}`,
    ),
  },
  {
    name: 'form-selects',
    html: page(
      `<style>select{font-size:24px;width:300px}</style><select id=a><option>一<option selected>二<option>三</select><select id=b><option>请选择<option>支付宝</select><select multiple id=m size=5><option>甲<option>乙<option selected>丙<optgroup label=组><option>丁</optgroup></select><select size=3><option>x<option>y</select><select disabled><option>禁</select>${script(`a.selectedIndex=2;b.selectedIndex=-1;m.options[0].selected=true;m.options[2].selected=false;m.options[3].selected=true`)}`,
    ),
  },
  {
    name: 'form-scrolled-controls',
    html: page(
      `<textarea id=a rows=4 style="width:500px;font-size:24px"></textarea><input id=i style="width:300px;font-size:24px"><select multiple id=m size=4 style="font-size:24px;width:300px"></select>${script(`a.value=Array.from({length:40},(_,i)=>'第'+i+'行').join('\\n');a.scrollTop=500;i.value='长长的内容'.repeat(20);i.scrollLeft=400;for(let k=0;k<40;k++)m.add(new Option('选项'+k));m.scrollTop=400`)}`,
    ),
  },
  {
    name: 'form-clobbered',
    html: page(
      `<form id=f style="background:#ffd;padding:20px"><input name=tagName><input name=attributes><input name=style><input name=children><p>¥498.00</p></form><img name=body><form name=createElement></form>${script(`f.querySelector('p').style.fontSize='60px'`)}`,
    ),
  },
  {
    name: 'form-password-and-hidden',
    html: page(
      `<style>input{font-size:40px}</style><input type=password id=p><input type=hidden value=秘密><input type=submit value=查询><input type=reset><button>按钮</button><fieldset disabled><legend>组</legend><input value=禁></fieldset><output>结果</output><datalist><option>x</datalist>${script(`p.value='12345678'`)}`,
    ),
  },
  {
    name: 'form-focus',
    html: page(
      `<style>input:focus{background:#ff0;border:20px solid #f00}.m{display:none;height:200px;background:#9cf}.w:focus-within .m{display:block}</style><div class=w><input id=i><div class=m>下拉菜单</div></div>${script(`i.focus()`)}`,
    ),
  },
  {
    name: 'details',
    html: page(
      `<style>details[open]{background:#dfd}summary{font-size:30px}</style><details id=a><summary>售后</summary><p style="height:100px">虚拟商品不退</p></details><details open id=b><summary>说明</summary><p style="height:100px">内容</p></details><details name=x open><summary>一</summary>甲</details>${script('a.open=true;b.open=false')}`,
    ),
  },
  {
    name: 'dialog-modal',
    html: page(
      `<style>dialog{width:500px;height:300px;border:10px solid #06c}dialog::backdrop{background:rgba(0,0,0,.6)}dialog:modal{background:#ffc}</style><p>后面的文字</p><dialog id=d>购买提示：不退不换</dialog>${script('d.showModal()')}`,
    ),
  },
  {
    name: 'dialog-modal-rounded-shadow',
    html: page(
      `<style>dialog{width:500px;height:300px;border:0;border-radius:40px;box-shadow:0 0 60px #f00}dialog::backdrop{background:linear-gradient(#0006,#00f6)}</style><p>后面的文字</p><dialog id=d>购买提示</dialog>${script('d.showModal()')}`,
    ),
  },
  {
    name: 'dialog-in-transformed-parent',
    html: page(
      `<div style="transform:translateX(200px);overflow:hidden;height:200px;background:#eee"><dialog id=d style="width:400px;height:400px;background:#fcc">在顶层</dialog></div>${script('d.showModal()')}`,
    ),
  },
  {
    name: 'dialog-non-modal',
    html: page(
      `<dialog open style="width:400px;height:200px;background:#cfc">普通对话框</dialog><dialog>没打开</dialog><p>正文</p>`,
    ),
  },
  {
    name: 'popover',
    html: page(
      `<style>[popover]{width:300px;height:200px;background:#fc9;inset:auto;top:100px;left:600px;margin:0}[popover]:popover-open{border:12px solid #c00}[popover]::backdrop{background:rgba(0,100,0,.3)}</style><div popover id=a>客服菜单</div><div popover=manual>没打开</div><p>正文</p>${script('a.showPopover()')}`,
    ),
  },
  {
    name: 'fullscreen-like-overlay',
    html: page(
      `<p>正文</p><div style="position:fixed;inset:0;z-index:2147483647;background:rgba(20,20,60,.9);color:#fff;display:grid;place-items:center;font-size:50px">请扫码支付</div><style>body{overflow:hidden}</style>`,
    ),
  },
  {
    name: 'editable-and-selection',
    html: page(
      `<div contenteditable id=e style="border:2px solid;padding:20px;font-size:30px">旧</div><p style="user-select:none;background:#eef">不可选</p>${script(`e.textContent='';e.append('新的 ','相邻',document.createElement('br'),'文字');e.append(document.createTextNode(''))`)}`,
    ),
  },
];
